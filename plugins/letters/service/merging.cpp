// SPDX-License-Identifier: Apache-2.0
// From a table to drafts: kept, judged row by row, asked for, made.
#include "letters/service/merging.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "letters/domain/merge_fields.h"
#include "letters/service/merge_ground.h"
#include "letters/service/printing.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Code;
using core::Context;
using core::Error;
using core::Fault;
using core::Json;
using core::batch::BatchId;
using core::batch::Wanted;
using core::db::Tx;

namespace {

constexpr std::string_view to_column = "kepada";
constexpr std::size_t most_prints = 40;   // of different sets of uncommon characters

// Columns a row's values are taken from: the pattern's fields, and to whom it goes.
std::vector<ColumnWish> wanted_of(const std::vector<std::string>& fields) {
    std::vector<ColumnWish> wanted;
    for (const auto& field : fields) wanted.push_back({folded_name(field), {}});
    const auto is_to = [](const auto& each) { return each.code == to_column; };
    if (std::none_of(wanted.begin(), wanted.end(), is_to)) wanted.push_back({std::string(to_column), {"tujuan"}});
    return wanted;
}

// Characters beyond the Latin ones every letter font has, each once; "" for most rows.
std::string uncommon(const std::map<std::string, std::string>& values) {
    constexpr unsigned char first_uncommon = 0xC6;   // U+0180 and above
    std::vector<std::string> found;
    for (const auto& [name, value] : values)
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (static_cast<unsigned char>(value[i]) < first_uncommon) continue;
            auto end = i + 1;
            while (end < value.size() && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) ++end;
            found.push_back(value.substr(i, end - i));
        }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return core::text::join(found, "");
}

std::vector<int> faulty_of(const std::vector<MergeRow>& rows) {
    std::vector<int> lines;
    for (const auto& row : rows)
        if (!row.good()) lines.push_back(row.line);
    return lines;
}

std::string title_of(const MergeRow& row) {
    if (!row.to.empty()) return row.subject + " \u2192 " + row.to.front().shown;
    return row.cells.empty() ? row.subject : row.subject + " (" + row.cells.front() + ")";
}

}  // namespace

Merging::Pattern Merging::pattern(const Context& ctx, LetterId id) {
    Pattern pattern;
    pattern.letter = services_.parts.db.read([&](Tx& tx) { return open_for(tx, services_.parts, ctx.actor, Right::edit, id); });
    if (pattern.letter.state != State::draft) throw Error(Code::conflict, "letters.error.merge_state");
    std::vector<std::string> lost;
    pattern.letter.content = services_.draft.current(ctx, pattern.letter.content, lost);
    pattern.kind = services_.draft.kind(ctx, pattern.letter.content.kind);
    pattern.fields = merge_fields(pattern.letter.content);
    return pattern;
}

MergeView Merging::take(const Context& ctx, LetterId id, core::Sheet sheet, std::string_view file_name) {
    auto from = pattern(ctx, id);
    const auto refuse = [](const char* key, core::Args args = {}) {
        throw Error("letters.error.merge_table", {{"file", key, std::move(args)}});
    };
    if (sheet.rows.empty()) refuse("letters.fault.no_rows");
    if (sheet.rows.size() > most_merged) refuse("letters.fault.many_rows", {{"max", std::to_string(most_merged)}});
    if (match(sheet.titles, wanted_of(from.fields)).columns.empty())
        refuse("letters.fault.no_columns", {{"fields", core::text::join(from.fields, ", ")}});
    Merge merge;
    merge.id = MergeId::make(ctx.now());
    merge.letter = id;
    merge.person = ctx.actor.person;
    merge.pattern = std::move(from.letter.content);
    merge.sheet = std::move(sheet);
    merge.file_name = file_name;
    merge.created = ctx.now();
    auto view = unjudged(std::move(merge));
    std::vector<const core::Sheet::Row*> rows;
    for (const auto& row : view.merge.sheet.rows) rows.push_back(&row);
    judge(view, rows);
    view.merge.faulty = faulty_of(view.rows);
    view.good = view.all() - view.merge.faulty.size();
    services_.parts.db.write([&](Tx& tx) { store_.insert(tx, view.merge); });
    return view;
}

Merge Merging::owned(Tx& tx, const Context& ctx, MergeId id) {
    auto merge = store_.find(tx, id);
    core::ensure(merge && ctx.actor.signed_in() && merge->person == ctx.actor.person ? core::Verdict::allowed
                                                                                   : core::Verdict::hidden);
    (void)open_for(tx, services_.parts, ctx.actor, Right::edit, merge->letter);
    return *std::move(merge);
}

std::map<std::string, std::string> Merging::values_of(const MergeView& view, const core::Sheet::Row& row) {
    std::map<std::string, std::string> values;
    for (const auto& field : view.fields) {
        const auto found = view.matching.columns.find(folded_name(field));
        values[folded_name(field)] = found == view.matching.columns.end() ? "" : worded(cell_at(row, found->second));
    }
    return values;
}

void Merging::judge(Tx& tx, const Ground& ground, const MergeView& view, const core::Sheet::Row& row, MergeRow& judged) {
    judged.line = row.line;
    const auto values = values_of(view, row);
    const core::Args line{{"line", std::to_string(row.line)}};
    for (std::size_t i = 0; i < view.fields.size(); ++i) {
        const auto& cell = judged.cells.emplace_back(values.at(folded_name(view.fields[i])));
        const core::Args args{{"line", std::to_string(row.line)}, {"column", view.fields[i]}};
        if (cell.empty()) judged.faults.push_back({"cells." + std::to_string(i + 1), "letters.fault.cell_empty", args});
        else if (rounded(cell)) judged.faults.push_back({"cells." + std::to_string(i + 1), "letters.fault.cell_rounded", args});
        else if (failed(cell)) judged.faults.push_back({"cells." + std::to_string(i + 1), "letters.fault.cell_failed", args});
    }
    std::optional<std::string> to;
    if (view.addressed) to = cell_at(row, view.matching.columns.at(std::string(to_column)));
    const auto content = of_row(tx, ground, values, to, judged.to, judged.faults);
    judged.subject = content.subject;
}

MergeView Merging::unjudged(Merge merge) {
    MergeView view;
    view.merge = std::move(merge);
    view.subject = view.merge.pattern.subject;
    view.fields = merge_fields(view.merge.pattern);
    view.matching = match(view.merge.sheet.titles, wanted_of(view.fields));
    view.addressed = view.matching.columns.contains(std::string(to_column));
    if (!view.addressed) std::erase(view.matching.lacking, to_column);
    return view;
}

void Merging::judge(MergeView& view, const std::vector<const core::Sheet::Row*>& asked) {
    std::map<std::string, std::vector<std::size_t>> unusual;   // rows by their uncommon characters
    std::map<std::string, style::Sheet> sheets;
    services_.parts.db.read([&](Tx& tx) {
        view.rows.clear();
        unusual.clear();
        const auto on = ground(tx, view.merge);
        for (const auto* row : asked) {
            judge(tx, on, view, *row, view.rows.emplace_back());
            const auto values = values_of(view, *row);
            const auto marks = uncommon(values);
            if (marks.empty() || !view.rows.back().good()) continue;
            unusual[marks].push_back(view.rows.size() - 1);
            if (sheets.size() >= most_prints || sheets.contains(marks)) continue;
            auto letter = services_.parts.letters.get(tx, view.merge.letter);
            letter.content = merged(view.merge.pattern, values);
            sheets.emplace(marks, sheet_of(tx, services_.parts, letter));
        }
    });
    for (const auto& [marks, sheet] : sheets)
        for (auto fault : print_faults(services_.parts, sheet))
            for (const auto row : unusual[marks]) view.rows[row].faults.push_back(fault);
}

MergeView Merging::look(const Context& ctx, MergeId id, const MergePart& part) {
    auto view = unjudged(services_.parts.db.read([&](Tx& tx) { return owned(tx, ctx, id); }));
    const auto& known = view.merge.faulty;
    const auto was_faulty = [&](int line) { return std::binary_search(known.begin(), known.end(), line); };
    std::vector<const core::Sheet::Row*> asked;
    for (const auto& row : view.merge.sheet.rows) {
        if (row.line <= part.after || (part.faulty && !was_faulty(row.line))) continue;
        view.more = asked.size() == part.limit;
        if (view.more) break;
        asked.push_back(&row);
    }
    judge(view, asked);
    view.good = view.all() - known.size();
    for (const auto& row : view.rows) {
        if (row.good() && was_faulty(row.line)) ++view.good;
        if (!row.good() && !was_faulty(row.line)) --view.good;
    }
    return view;
}

Merging::Shown Merging::sheet(const Context& ctx, MergeId id, std::int64_t line) {
    Content content;
    const auto merge = services_.parts.db.read([&](Tx& tx) {
        auto found = owned(tx, ctx, id);
        const auto& rows = found.sheet.rows;
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.line == line; });
        if (row == rows.end()) throw Error(Code::not_found, "letters.error.merge_row");
        MergeView view;
        view.fields = merge_fields(found.pattern);
        view.matching = match(found.sheet.titles, wanted_of(view.fields));
        const auto to = view.matching.columns.find(std::string(to_column));
        std::vector<Destination> destinations;
        std::vector<Fault> faults;
        content = of_row(tx, ground(tx, found), values_of(view, *row),
                         to == view.matching.columns.end() ? std::nullopt : std::optional(cell_at(*row, to->second)),
                         destinations, faults);
        return found;
    });
    return {merge.letter, services_.proof.make(ctx, merge.letter, std::move(content)).key};
}

BatchId Merging::make(const Context& ctx, MergeId id, bool good_only) {
    auto view = look(ctx, id);
    if (auto faulty = faulty_of(view.rows); faulty != view.merge.faulty) {   // the house has changed since
        view.merge.faulty = std::move(faulty);
        services_.parts.db.write([&](Tx& tx) { store_.judged(tx, view.merge); });
    }
    if (view.merge.batch) throw Error(Code::conflict, "letters.error.merge_asked");
    if (view.good == 0) throw Error(Code::conflict, "letters.error.merge_none");
    if (!good_only && view.good != view.rows.size())
        throw Error(Code::conflict, "letters.error.merge_faults", {{"count", std::to_string(view.rows.size() - view.good)}});
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        if (!view.rows[i].good()) continue;
        const auto& row = view.merge.sheet.rows[i];
        Json payload{{"line", row.line}, {"values", values_of(view, row)}};
        if (view.addressed) payload["to"] = cell_at(row, view.matching.columns.at(std::string(to_column)));
        wanted.push_back({"merge:" + id.text(), title_of(view.rows[i]), "", std::move(payload)});
    }
    core::ensure(ctx.actor.may("letters.write") ? core::Verdict::allowed : core::Verdict::forbidden);
    return services_.parts.db.write([&](Tx& tx) {
        (void)owned(tx, ctx, id);
        const auto batch = batches_.ask_in(tx, ctx, act, wanted, {{"merge", id.text()}, {"pattern", to_json(view.merge.pattern)}});
        if (!store_.ask(tx, id, batch.uuid)) throw Error(Code::conflict, "letters.error.merge_asked");
        return batch;
    });
}

void Merging::run(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    const auto id = MergeId::parse(core::json::text(task.shared, "merge"));
    Merge merge;
    merge.pattern = content_kept(task.shared.at("pattern"));
    std::map<std::string, std::string> values;
    for (const auto& [name, value] : task.payload.at("values").items()) values[name] = value.get<std::string>();
    std::optional<std::string> to;
    if (task.payload.contains("to")) to = core::json::text(task.payload, "to");
    std::vector<Destination> destinations;
    std::vector<Fault> faults;
    auto content = services_.parts.db.read([&](Tx& tx) { return of_row(tx, ground(tx, merge), values, to, destinations, faults); });
    if (!faults.empty()) throw Error("letters.error.incomplete", std::move(faults));
    const auto line = task.payload.value("line", std::int64_t{0});
    services_.draft.create(ctx, std::move(content), [&](Tx& tx, const Letter& letter) {
        store_.keep_line(tx, letter.id, id, line);
        core::audit::append(tx, ctx, "letters.merged", subject_of(letter.id), {{"merge", id.text()}, {"line", line}});
        done(tx, {subject_of(letter.id), "", "/letters/" + letter.id.text()});
    });
}

void Merging::clear() {
    services_.parts.db.write([&](Tx& tx) { store_.clear(tx, services_.parts.clock.now() - std::chrono::days(1)); });
}

}  // namespace letters
