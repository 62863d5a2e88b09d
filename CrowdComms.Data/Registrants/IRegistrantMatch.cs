namespace CrowdComms.Data.Registrants;

/// <summary>Finds registrants by words, with the index that each engine has for it.</summary>
public interface IRegistrantMatch
{
    /// <summary>The registrants whose search column holds every one of the folded <paramref name="words"/>: anywhere in a word, or at a word's beginning for one or two Latin letters.</summary>
    IQueryable<Registrant> Search(CrowdCommsContext context, IReadOnlyList<string> words);
}
