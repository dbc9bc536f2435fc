using System.Reflection;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.LocalHost.Hosting.Discovery;

/// <summary>Reads one method's attributes and refuses what this host would run otherwise than the real one.</summary>
internal static class FunctionReader
{
    public static LocalFunction Read(string name, MethodInfo method)
    {
        if (!method.IsPublic || method.DeclaringType is not { IsVisible: true } type)
            throw Unsupported(name, "its class and its method must be public");
        if (method.ContainsGenericParameters || (type.IsAbstract && !method.IsStatic))
            throw Unsupported(name, "its class and its method must be neither generic nor abstract");

        var triggers = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes().Where(IsTrigger)).ToList();
        if (triggers.Count != 1)
            throw Unsupported(name, "exactly one parameter must carry an HttpTrigger, a QueueTrigger or a TimerTrigger");

        var output = method.GetCustomAttribute<QueueOutputAttribute>();
        CheckReturn(name, method.ReturnType, triggers[0], output);
        return new LocalFunction
        {
            Name = name,
            Method = method,
            Trigger = triggers[0],
            Parameters = [.. method.GetParameters().Select(parameter => ReadParameter(name, parameter, triggers[0]))],
            Output = output,
        };
    }

    private static FunctionParameter ReadParameter(string name, ParameterInfo parameter, Attribute trigger)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttributes().Any(IsTrigger))
        {
            var fits = trigger switch
            {
                HttpTriggerAttribute => type == typeof(HttpRequest),
                QueueTriggerAttribute => type == typeof(QueueMessage),
                _ => type == typeof(TimerInfo),
            };
            return fits
                ? new FunctionParameter(parameter.Name!, type, ParameterRole.Trigger)
                : throw Unsupported(name, $"its trigger cannot be bound to {type.Name} '{parameter.Name}'");
        }

        if (type == typeof(CancellationToken))
            return new FunctionParameter(parameter.Name!, type, ParameterRole.Cancellation);
        if (type == typeof(string) && trigger is HttpTriggerAttribute http && HasRouteValue(name, http, parameter.Name!))
            return new FunctionParameter(parameter.Name!, type, ParameterRole.RouteValue);
        throw Unsupported(name, $"{type.Name} '{parameter.Name}' cannot be bound");
    }

    private static bool HasRouteValue(string name, HttpTriggerAttribute http, string parameter)
    {
        try
        {
            return RoutePatternFactory.Parse(http.Route ?? name).GetParameter(parameter) is not null;
        }
        catch (RoutePatternException)
        {
            throw Unsupported(name, "its route cannot be read");
        }
    }

    private static void CheckReturn(string name, Type type, Attribute trigger, QueueOutputAttribute? output)
    {
        var result = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GenericTypeArguments[0] : type;
        if (trigger is HttpTriggerAttribute)
        {
            if (output is not null)
                throw Unsupported(name, "an HTTP function sends with QueueClient: a QueueOutput may run after the response");
            if (!result.IsAssignableTo(typeof(IResult)))
                throw Unsupported(name, "it must return IResult or Task<IResult>");
            return;
        }

        if (output is not null && (trigger is not QueueTriggerAttribute || result != typeof(string)))
            throw Unsupported(name, "QueueOutput needs a queue function that returns string or Task<string>");
        if (output is null && type != typeof(void) && type != typeof(Task))
            throw Unsupported(name, "what it returns goes nowhere: return Task, or add a QueueOutput");
    }

    private static bool IsTrigger(Attribute attribute) =>
        attribute is HttpTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute;

    private static LocalHostException Unsupported(string name, string why) => new($"The function '{name}' cannot run: {why}.");
}
