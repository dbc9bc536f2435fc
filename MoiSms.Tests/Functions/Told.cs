using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;

namespace MoiSms.Tests.Functions;

/// <param name="Reply">Null = silence.</param>
internal sealed record Told(string Id, Decision Decision, string? Reply);
