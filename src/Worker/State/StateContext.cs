using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>
/// The tables of the state, the same in both stores. A change of them is a migration in each: State/Migrations/add NAME makes both.
/// Table and column names are written out in SQL elsewhere (<see cref="RunHistory"/>), so they are fixed here and not EF's.
/// </summary>
public abstract class StateContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<StateOrigin> Origin => Set<StateOrigin>();

    public DbSet<RunRecord> Runs => Set<RunRecord>();

    public DbSet<RunStep> Steps => Set<RunStep>();

    public DbSet<RunLine> Lines => Set<RunLine>();

    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>At the begin of a transaction: waits until no other has the turn, and has it until the transaction ends.</summary>
    public abstract void TakeTurn();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTime>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StateOrigin>(origin =>
        {
            origin.ToTable("origin").HasKey(o => o.OriginId);
            origin.Property(o => o.OriginId).ValueGeneratedNever();
        });
        modelBuilder.Entity<RunRecord>(run =>
        {
            run.ToTable("run").HasKey(r => r.RunId);
            run.ComplexProperty(r => r.Job);
            run.Property(r => r.Note).HasConversion<StorableText>();
            run.Property(r => r.Message).HasConversion<StorableText>();
            run.HasIndex(r => r.CreatedAt);
            run.HasIndex(r => r.Follows);
        });
        modelBuilder.Entity<RunStep>(step =>
        {
            step.ToTable("run_step").HasKey(s => new { s.RunId, s.Ordinal });
            step.HasOne<RunRecord>().WithMany().HasForeignKey(s => s.RunId);
            step.Property(s => s.CountsJson).HasConversion<StorableText>();
            step.Property(s => s.Error).HasConversion<StorableText>();
        });
        modelBuilder.Entity<RunLine>(line =>
        {
            line.ToTable("run_line").HasKey(l => new { l.RunId, l.Ordinal });
            line.HasOne<RunRecord>().WithMany().HasForeignKey(l => l.RunId);
            line.Property(l => l.Text).HasConversion<StorableText>();
        });
        modelBuilder.Entity<Notice>(notice =>
        {
            notice.ToTable("notice").HasKey(n => n.NoticeId);
            notice.Property(n => n.Subject).HasConversion<StorableText>();
            notice.Property(n => n.Body).HasConversion<StorableText>();
            notice.Property(n => n.LastError).HasConversion<StorableText>();
            notice.HasIndex(n => new { n.Night, n.Channel });
        });
        NameColumns(modelBuilder);
    }

    private static void NameColumns(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Concat(entity.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties())))
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }

        modelBuilder.Entity<RunRecord>().ComplexProperty(r => r.Job).Property(j => j.ArgsJson).HasColumnName("args");
        modelBuilder.Entity<RunRecord>().ComplexProperty(r => r.Job).Property(j => j.Version).HasColumnName("args_version");
        modelBuilder.Entity<RunStep>().Property(s => s.CountsJson).HasColumnName("counts");
    }
}
