using System.Reflection;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Tests.Support;

/// <summary>Creates people with a value in every field, by reflection, so that a new field is included at once.</summary>
internal static class WholePerson
{
    /// <summary>All properties of a person's details.</summary>
    internal static IReadOnlyList<PropertyInfo> Properties { get; } = [.. typeof(PersonDetails).GetProperties().Where(p => p.CanWrite)];

    /// <summary>A person whose properties all have a value that differs for each <paramref name="word"/>.</summary>
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

    /// <summary>Asserts that two people are equal in every property, including those that the catalogue of fields does
    /// not know.</summary>
    internal static void AssertSame(PersonDetails expected, PersonDetails actual) =>
        Assert.Equal(Properties.Select(p => $"{p.Name}: {Text(p.GetValue(expected))}"),
            Properties.Select(p => $"{p.Name}: {Text(p.GetValue(actual))}"));

    internal static string? Text(object? value) => value is List<string> words ? string.Join(", ", words) : value?.ToString();
}
