namespace MoiSms.Tests;
public sealed class Smoke { [Xunit.Fact] public void One() => Xunit.Assert.True(true); }
