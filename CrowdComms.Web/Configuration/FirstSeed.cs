using CrowdComms.Data;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Web.Configuration;

/// <summary>An event and three users to enter with, until the demo makes better ones.</summary>
internal static class FirstSeed
{
    internal static async Task PlantAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var context = scope.ServiceProvider.GetRequiredService<CrowdCommsContext>();
        if (await context.Users.AnyAsync())
        {
            return;
        }

        var now = TimeProvider.System.GetUtcNow();
        var demo = new Event { Slug = "demo-expo", Name = "Demo Expo", TimeZone = "Europe/Berlin", StartsAt = now, EndsAt = now.AddDays(2), CreatedAt = now };
        var pass = new PassType { EventId = demo.Id, Name = "General", Code = "GEN", Colour = "#3b6ea5" };
        context.AddRange(demo, pass, new Station { EventId = demo.Id, Name = "Entrance desk", Kind = StationKind.Desk });
        await context.SaveChangesAsync();
        foreach (var (name, role) in new (string, MemberRole?)[] { ("admin", null), ("organiser", MemberRole.Organiser), ("staff", MemberRole.Staff) })
        {
            var user = new User { UserName = $"{name}@demo.example", Email = $"{name}@demo.example", DisplayName = name, IsAdmin = role is null };
            await users.CreateAsync(user, "Demo-crowd-2026!");
            if (role is not null)
            {
                context.Members.Add(new Member(demo.Id, user.Id, role.Value));
            }
        }

        await context.SaveChangesAsync();
    }
}
