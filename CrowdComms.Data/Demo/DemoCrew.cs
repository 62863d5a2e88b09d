using CrowdComms.Data.Accounts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Demo;

/// <summary>The users of the demo, one for each role.</summary>
/// <param name="Organiser">The user who is an organiser of the demo event.</param>
/// <param name="Staff">The user who works at its desks.</param>
internal sealed record DemoCrew(Actor Organiser, Actor Staff)
{
    internal static async Task<DemoCrew> AddAsync(
        CrowdCommsContext context, DemoVenue place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actors = new List<Actor>();
        foreach (var (email, name, role) in new (string, string, MemberRole?)[]
        {
            (DemoSeed.SignIns[0], "Ada Admin", null),
            (DemoSeed.SignIns[1], "Olga Organiser", MemberRole.Organiser),
            (DemoSeed.SignIns[2], "Sam Staff", MemberRole.Staff),
        })
        {
            var user = await FindOrAddAsync(context, new SignIn(email, name, role is null), cancellationToken);
            if (role is { } held)
            {
                context.Members.Add(new Member(place.Expo.Id, user.Id, held));
                context.AuditEntries.Add(
                    EventAudit.Created(place.Expo.Id, new AuditedThing("Member", user.Id), name,
                        new StepTaken(Actor.System, now)));
            }

            actors.Add(new Actor(user.Id, name, user.IsAdmin, place.Expo.Id, role));
        }

        return new DemoCrew(actors[1], actors[2]);
    }

    private static async Task<User> FindOrAddAsync(
        CrowdCommsContext context, SignIn person, CancellationToken cancellationToken)
    {
        var key = person.Email.ToUpperInvariant();
        if (await context.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == key, cancellationToken) is { } known)
        {
            return known;
        }

        var user = new User
        {
            UserName = person.Email,
            NormalizedUserName = key,
            Email = person.Email,
            NormalizedEmail = key,
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = person.Name,
            IsAdmin = person.IsAdmin,
            SecurityStamp = RisingId.Next().ToString("n"),
        };
        user.PasswordHash = new PasswordHasher<User>().HashPassword(user, DemoSeed.Password);
        context.Users.Add(user);
        return user;
    }

    private sealed record SignIn(string Email, string Name, bool IsAdmin);
}
