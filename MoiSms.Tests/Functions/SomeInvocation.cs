using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Functions;

/// <summary>An invocation of the real worker, as far as middleware looks at it.</summary>
internal sealed class SomeInvocation : FunctionContext
{
    public override string InvocationId => "5d3f0f3e-0000-4000-8000-000000000001";

    public override string FunctionId => throw new NotSupportedException();

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override FunctionDefinition FunctionDefinition { get; } = new SomeFunction();

    public override IDictionary<object, object> Items
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override IInvocationFeatures Features => throw new NotSupportedException();
}
