using System.Reflection;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Tests.Support;

/// <summary>People of whom everything is known, made by reflection: a field that is new is one of theirs at once.</summary>
internal static class WholePerson
{
    /// <summary>What can be known of a person.</summary>
    internal static IReadOnlyList<PropertyInfo> Properties { get; } = [.. typeof(PersonDetails).GetProperties().Where(p => p.CanWrite)];

    /// <summary>A person with another value in every property for every <paramref name="word"/>.</summary>
    internal static PersonDetails Of(string word)
    {
        var person = new PersonDetails();
        foreach (var property in Properties)
        {
            property.SetValue(person, property.PropertyType == typeof(List<string>) ? new List<string> { $"{word} one", $"{word} two" }
                : property.Name == nameof(PersonDetails.Email) ? $"{word}@known.example" : $"{word} {property.Name}");
        }

        return person;
    }

    /// <summary>Asserts that two people are the same in every property, whatever the catalogue knows.</summary>
    internal static void AssertSame(PersonDetails expected, PersonDetails actual) =>
        Assert.Equal(Properties.Select(p => $"{p.Name}: {Text(p.GetValue(expected))}"), Properties.Select(p => $"{p.Name}: {Text(p.GetValue(actual))}"));

    internal static string? Text(object? value) => value is List<string> words ? string.Join(", ", words) : value?.ToString();
}
