using Xunit;

namespace MoiSms.Tests.Foundation.Security;

/// <summary>For tests that listen to the whole process: no other test runs beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
