using System.Text.Json.Serialization;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// The details of a person: one record for the table, for requests and responses of the API, for forms, for imports and
/// for the values that an undo restores. <see cref="PersonFields"/> says what each property is called, how long it may
/// be and who sees it.
/// </summary>
public record PersonDetails
{
    /// <summary>The given names, up to 100 characters; required.</summary>
    public string FirstName { get; init; } = "";

    /// <summary>The family name; empty for people who have only one name.</summary>
    public string LastName { get; init; } = "";

    /// <summary>The email address as the person wrote it; <see cref="Registrant.EmailKey"/> is the form that is
    /// compared.</summary>
    public string Email { get; init; } = "";

    /// <summary>The phone number in any notation; null when it is not known.</summary>
    public string? Phone { get; init; }

    /// <summary>What the person does at their company, such as <c>Physicist</c>; null when it is not known.</summary>
    public string? JobTitle { get; init; }

    /// <summary>What the badge says instead of the name; null for first and last name.</summary>
    public string? BadgeName { get; init; }

    /// <summary>The language in which the person gets emails: the code of one that the product speaks, such as <c>de</c>, or
    /// another word as an import had it. Null for the usual one.</summary>
    public string? Language { get; init; }

    /// <summary>What staff write for each other about the person; the desk shows it when they arrive. Null for
    /// nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>What the person does or does not eat, in their own words; null for nothing.</summary>
    public string? Dietary { get; init; }

    /// <summary>What the person needs to take part, such as a wheelchair ramp, in their own words; null for
    /// nothing.</summary>
    public string? Accessibility { get; init; }

    /// <summary>Words that staff group people by; no list of them is kept, so any word may be a tag.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>The first and the last name with a blank between; only the first name for people who have
    /// one.</summary>
    [JsonIgnore]
    public string Name => $"{FirstName} {LastName}".Trim();

    /// <summary>The details as they are stored: texts trimmed, no tag twice, and without the properties that a derived
    /// record adds.</summary>
    public PersonDetails Tidied() => PersonFields.Person(field => field.Tidied(this));

    /// <summary>Whether two records of the same type hold the same values; lists of tags are compared tag by
    /// tag.</summary>
    public virtual bool Equals(PersonDetails? other) =>
        other is not null && EqualityContract == other.EqualityContract && PersonFields.All.All(field => field.IsSame(this, other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, FirstName, LastName, Email);
}
