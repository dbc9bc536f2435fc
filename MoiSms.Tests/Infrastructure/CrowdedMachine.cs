using System.Runtime.CompilerServices;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// All tests share one storage emulator: where many run at once on a small machine, a call may take longer than storage ever does. It would
/// be made again, or its message come only after the lease.
/// </summary>
internal static class CrowdedMachine
{
    [ModuleInitializer]
    internal static void BePatient() => StorageConnection.NetworkTimeout = Until.Limit;
}
