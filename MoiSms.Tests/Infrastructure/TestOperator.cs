using MoiSms.Core.Operating;

namespace MoiSms.Tests.Infrastructure;

/// <summary>An operator who may do everything.</summary>
internal sealed class TestOperator : IAdminCaller
{
    public string Name => "sara";

    public bool IsViewer => true;

    public bool IsOperator => true;
}
