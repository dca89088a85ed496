// SPDX-License-Identifier: Apache-2.0
#include "deadlines/store/figure_store.h"

namespace deadlines {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

Flow flow_named(std::string_view text) {
    for (const auto flow : {Flow::in, Flow::out})
        if (name(flow) == text) return flow;
    return Flow::disposition;
}

void only(Query& query, const Range& range) {
    query.list({range.units.begin(), range.units.end()});
    query.add(") AND month >= ? AND month <= ?", {range.from, range.until});
}

}  // namespace

std::string month_of(core::Date day) {
    constexpr std::size_t length = 7;
    return core::iso(day).substr(0, length);
}

void FigureStore::add_spent(Tx& tx, const std::string& month, core::UnitId unit, Step step, int minutes, bool late) {
    tx.exec("INSERT INTO deadlines_took (month, unit_id, step, minutes, waits, late) VALUES (?, ?, ?, ?, 1, ?) "
            "ON CONFLICT (unit_id, month, step, minutes) DO UPDATE SET waits = deadlines_took.waits + 1, "
            "late = deadlines_took.late + excluded.late",
            {month, unit, name(step), minutes, late ? 1 : 0});
}

void FigureStore::add_flow(Tx& tx, const std::string& month, core::UnitId unit, Flow flow) {
    tx.exec("INSERT INTO deadlines_flow (month, unit_id, flow, letters) VALUES (?, ?, ?, 1) "
            "ON CONFLICT (unit_id, month, flow) DO UPDATE SET letters = deadlines_flow.letters + 1",
            {month, unit, name(flow)});
}

std::vector<StepFigure> FigureStore::steps(Tx& tx, const Range& range) {
    std::map<Step, StepFigure> all;
    Query query("SELECT step, minutes, CAST(SUM(waits) AS BIGINT), CAST(SUM(late) AS BIGINT) FROM deadlines_took "
                "WHERE unit_id IN (");
    only(query, range);
    query.add(" GROUP BY step, minutes");
    query.all(tx, [&](const Row& row) {
        const auto step = step_named(row.text(0)).value_or(Step::initial);
        auto& figure = all[step];
        figure.step = step;
        figure.spent.add(static_cast<int>(row.integer(1)), row.integer(2));
        figure.late += row.integer(3);
        return 0;
    });
    std::vector<StepFigure> found;
    for (auto& [step, figure] : all) found.push_back(std::move(figure));
    return found;
}

std::map<std::string, std::map<Flow, std::int64_t>> FigureStore::flow(Tx& tx, const Range& range) {
    std::map<std::string, std::map<Flow, std::int64_t>> all;
    Query query("SELECT month, flow, CAST(SUM(letters) AS BIGINT) FROM deadlines_flow WHERE unit_id IN (");
    only(query, range);
    query.add(" GROUP BY month, flow");
    query.all(tx, [&](const Row& row) {
        all[row.text(0)][flow_named(row.text(1))] = row.integer(2);
        return 0;
    });
    return all;
}

std::map<core::UnitId, std::map<Flow, std::int64_t>> FigureStore::flow_by_unit(Tx& tx, const Range& range) {
    std::map<core::UnitId, std::map<Flow, std::int64_t>> all;
    Query query("SELECT unit_id, flow, CAST(SUM(letters) AS BIGINT) FROM deadlines_flow WHERE unit_id IN (");
    only(query, range);
    query.add(" GROUP BY unit_id, flow");
    query.all(tx, [&](const Row& row) {
        all[row.id<core::UnitId>(0)][flow_named(row.text(1))] = row.integer(2);
        return 0;
    });
    return all;
}

}  // namespace deadlines
