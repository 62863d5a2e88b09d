using System.Text.Json.Serialization;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// What is known of a person: the same object in the table, in the API's bodies and answers, in forms, in imports and in what an undo keeps.
/// <see cref="PersonFields"/> says of each property how it is called, how long it may be and who sees it.
/// </summary>
public record PersonDetails
{
    /// <summary>Given names.</summary>
    public string FirstName { get; init; } = "";

    /// <summary>Family name; empty for people who have one name.</summary>
    public string LastName { get; init; } = "";

    /// <summary>As it was written.</summary>
    public string Email { get; init; } = "";

    /// <summary>Any form.</summary>
    public string? Phone { get; init; }

    /// <summary>Such as <c>Physicist</c>.</summary>
    public string? JobTitle { get; init; }

    /// <summary>For staff, shown at the desk.</summary>
    public string? Notes { get; init; }

    /// <summary>Dietary needs.</summary>
    public string? Dietary { get; init; }

    /// <summary>Accessibility needs.</summary>
    public string? Accessibility { get; init; }

    /// <summary>Free words.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>First and last name.</summary>
    [JsonIgnore]
    public string Name => $"{FirstName} {LastName}".Trim();

    /// <summary>The details as they are stored: without blanks around texts, no tag twice, and nothing that a derived record adds.</summary>
    public PersonDetails Tidied() => PersonFields.Person(field => field.Tidied(this));

    /// <summary>Whether two records of one kind say the same; tags are compared word by word.</summary>
    public virtual bool Equals(PersonDetails? other) =>
        other is not null && EqualityContract == other.EqualityContract && PersonFields.All.All(field => field.IsSame(this, other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, FirstName, LastName, Email);
}
