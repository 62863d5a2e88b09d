using System.Reflection;
using System.Runtime.CompilerServices;
using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Permissions;

/// <summary>Knocks at the operations of the services: who is let in, whatever comes of it behind the door.</summary>
internal static class ServiceDoors
{
    /// <summary>Every operation that asks who acts, by <c>Service.Method</c>; those of one name share a line.</summary>
    internal static IReadOnlyList<IGrouping<string, MethodInfo>> All { get; } = [.. Operations().Where(Asks)
        .GroupBy(Name).OrderBy(g => g.Key, StringComparer.Ordinal)];

    /// <summary>Every operation that asks nobody who acts.</summary>
    internal static IReadOnlyList<IGrouping<string, MethodInfo>> Unasked { get; } =
        [.. Operations().Where(m => !Asks(m)).GroupBy(Name).OrderBy(g => g.Key, StringComparer.Ordinal)];

    /// <summary>What somebody hears: <c>in</c>, <c>forbidden</c>, or <c>not_found</c> as if there
    /// were no such event.</summary>
    internal static async Task<string> KnockAsync(House house, EventAtHand expo, MethodInfo method, Actor actor)
    {
        object?[] arguments = [.. method.GetParameters().Select(p => Argument(p, expo, actor))];
        try
        {
            var service = typeof(House).GetMethod(nameof(House.Get))!.MakeGenericMethod(method.DeclaringType!)
                .Invoke(house, null);
            var task = (Task)method.Invoke(service, arguments)!;
            await task;
            var answer = task.GetType().GetProperty("Result")!.GetValue(task)!;
            return answer.GetType().GetProperty("Error")?.GetValue(answer) is Error error ? Heard(error) : "in";
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            // What is not filled in breaks behind the door.
            return "in";
        }
    }

    // What can be called from outside and waits for something; the database itself, which the services are over, is no service.
    private static IEnumerable<MethodInfo> Operations() =>
        typeof(CrowdCommsContext).Assembly.GetExportedTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && !typeof(CrowdCommsContext).IsAssignableFrom(t)
                && !typeof(Delegate).IsAssignableFrom(t)
                && !t.Namespace!.Contains(".Engines", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.Name != nameof(IAsyncDisposable.DisposeAsync) && IsAwaited(m.ReturnType));

    private static bool IsAwaited(Type answer) =>
        typeof(Task).IsAssignableFrom(answer) || answer == typeof(ValueTask)
        || (answer.IsGenericType
            && (answer.GetGenericTypeDefinition() == typeof(ValueTask<>)
                || answer.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool Asks(MethodInfo method) => method.GetParameters().Any(p => p.ParameterType == typeof(Actor));

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static string Heard(Error error) =>
        error.Code == "forbidden" ? "forbidden"
            : error.Code == "not_found" && error.Message == Error.NotFound("event").Message ? "not_found" : "in";

    private static object? Argument(ParameterInfo parameter, EventAtHand expo, Actor actor) =>
        parameter.ParameterType switch
        {
            var t when t == typeof(Actor) => actor,
            var t when t == typeof(CancellationToken) => CancellationToken.None,
            var t when t == typeof(EventFacts) => expo.Facts,
            var t when t == typeof(EventStation) => new EventStation(expo.Id, expo.Desk),
            var t when t == typeof(Guid) => parameter.Name == "eventId" ? expo.Id : RisingId.Next(),
            var t when t == typeof(string) => "x",
            var t when t == typeof(Stream) => new MemoryStream(),
            { IsValueType: true } t => Activator.CreateInstance(t),
            { IsArray: true } t => Array.CreateInstance(t.GetElementType()!, 0),
            { IsInterface: true, IsGenericType: true } t => Array.CreateInstance(t.GetGenericArguments()[0], 0),
            { IsAbstract: false } t => Filled(t, expo),
            _ => null,
        };

    // Nothing is in it but the event, where it names one.
    private static object Filled(Type type, EventAtHand expo)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.PropertyType == typeof(Guid)))
        {
            property.SetValue(made, property.Name is "EventId" || type == typeof(EventEdit)
                || type == typeof(EventDeletion) ? expo.Id : RisingId.Next());
        }

        return made;
    }
}
