using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MoiSms.Functions;

/// <summary>Everything the functions need, the same under either host.</summary>
public static class MoiSmsServices
{
    public static IServiceCollection AddMoiSms(this IServiceCollection services, IConfiguration configuration) => services;
}
