using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Functions;

/// <summary>A function of the real worker, as far as middleware looks at it.</summary>
internal sealed class SomeFunction : FunctionDefinition
{
    public override string Name => "PurgePilot";

    public override string Id => throw new NotSupportedException();

    public override string PathToAssembly => throw new NotSupportedException();

    public override string EntryPoint => throw new NotSupportedException();

    public override ImmutableArray<FunctionParameter> Parameters => throw new NotSupportedException();

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => throw new NotSupportedException();

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => throw new NotSupportedException();
}
