namespace PerfEval.SampleGenerator.Facts;

/// <summary>Draws the base table: parts that make up their sums, and a prior-year column that repeats last year's report where there is one.</summary>
internal static class BaseTableMaker
{
    public static IReadOnlyList<BaseLine> Lines(Dice dice, Amounts amounts, IReadOnlyList<SelfForm> projects, ReportFacts? previous)
    {
        var car = Budgeted(dice, 3m, 9m);
        var guests = Budgeted(dice, 1m, 6m);
        var office = Share(dice, amounts, 0.30m);
        var travel = Share(dice, amounts, 0.22m);
        var meetings = Share(dice, amounts, 0.08m);
        var purchase = Budgeted(dice, 20m, 70m);
        var prior = new PriorYear(dice, previous);
        var priorCar = prior.Of("car_running", car.Final);
        var priorGuests = prior.Of("reception", guests.Final);
        var priorProject = prior.Of("project", amounts.ProjectExecuted);
        return
        [
            new("three_public", "三公经费", priorCar + priorGuests, car.Budget + guests.Budget, car.Final + guests.Final),
            new("car", "1、公务用车购置和维护经费", priorCar, car.Budget, car.Final), new("car_purchase", "其中：公车购置", null, null, null),
            new("car_running", "公车运行维护", priorCar, car.Budget, car.Final), new("abroad", "2、出国经费", null, null, null),
            new("reception", "3、公务接待", priorGuests, guests.Budget, guests.Final),
            new("project", "项目支出：", priorProject, amounts.ProjectInitial, amounts.ProjectExecuted),
            new("business", "1、业务工作经费", null, null, null), new("running", "2、运行维护经费", null, null, null),
            new("special", "3、本级专项资金（一个专项一行）", priorProject, amounts.ProjectInitial, amounts.ProjectExecuted),
            .. projects.Select(p => new BaseLine(
                "project:" + p.Project, p.Project!, prior.Known("project:" + p.Project), p.Total.Initial ?? p.Total.FullYear, p.Total.Executed)),
            new("operating", "公用经费", prior.Of("operating", amounts.Operating), amounts.OperatingBudget, amounts.Operating),
            new("office", "其中：办公经费", prior.Of("office", office.Final), office.Budget, office.Final),
            new("travel", "水费、电费、差旅费", prior.Of("travel", travel.Final), travel.Budget, travel.Final),
            new("meetings", "会议费、培训费", prior.Of("meetings", meetings.Final), meetings.Budget, meetings.Final),
            new("purchase", "政府采购金额", prior.Of("purchase", purchase.Final), purchase.Budget, purchase.Final),
            new("basic_adjustment", "部门基本支出预算调整", null, null, amounts.BasicExecuted - amounts.BasicInitial),
        ];
    }

    public static Building DrawBuilding(Dice dice)
    {
        if (dice.Chance(60))
            return new Building(0, 0, 0, 0, 0, 0);
        var area = dice.Next(8, 40) * 100m;
        var cost = dice.Next(120m, 480m, 2);
        var actual = Math.Round(area * dice.Next(0.95m, 0.999m, 3), 1);
        var paid = Math.Round(cost * dice.Next(0.93m, 0.998m, 3), 2);
        return new Building(area, actual, Math.Round(100 * actual / area, 2), cost, paid, Math.Round(100 * paid / cost, 2));
    }

    private static (decimal Budget, decimal Final) Budgeted(Dice dice, decimal low, decimal high)
    {
        var budget = dice.Next(low, high, 2);
        return (budget, Math.Round(budget * dice.Next(0.82m, 0.98m, 3), 2));
    }

    private static (decimal Budget, decimal Final) Share(Dice dice, Amounts amounts, decimal share)
    {
        var final = Math.Round(amounts.Operating * share * dice.Next(0.85m, 1.15m, 3), 2);
        return (Math.Round(final / dice.Next(0.86m, 0.99m, 3), 2), final);
    }

    /// <summary>Last year's finals where last year's report is at hand, otherwise drawn near this year's.</summary>
    private sealed class PriorYear(Dice dice, ReportFacts? previous)
    {
        public decimal? Known(string key) => previous?.BaseLines.FirstOrDefault(l => l.Key == key)?.Final;

        public decimal Of(string key, decimal final) => Known(key) ?? Math.Round(final * dice.Next(1.01m, 1.18m, 3), 2);
    }
}
