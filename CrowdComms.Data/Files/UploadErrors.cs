using CrowdComms.Data.Common;

namespace CrowdComms.Data.Files;

/// <summary>The errors of uploading a file.</summary>
public static class UploadErrors
{
    /// <summary>The file is larger than an import may be.</summary>
    public static Error TooLarge(long most) => new(
        ErrorKind.Validation, "import.too_large",
        $"The file is larger than {most / 1024 / 1024} MB. Split it into several files and import them one by one.");
}
