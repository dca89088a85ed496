// SPDX-License-Identifier: Apache-2.0
#include "depot/service/scans.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "depot/service/sealing.h"
#include "depot/store/scan_file_store.h"

namespace depot {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::string_view scan_right = "depot.keep";

ScanRow row_of(const archive::Kept& dossier) {
    return {dossier.id, dossier.number, dossier.code, dossier.number + " " + dossier.title, period_of(dossier),
            amount_of(dossier), dossier.fate == classification::Fate::keep};
}

// With the hashes of its files and no name of one: it is kept for ever.
std::string frozen(const ScanShown& shown) {
    core::Json all = core::Json::array();
    for (const auto& row : shown.rows) {
        core::Json files = core::Json::array();
        for (const auto& each : still_here(shown.files))
            if (each.dossier == row.dossier)
                files.push_back({{"item", each.item}, {"media", each.media}, {"pages", each.pages}, {"sha256", each.digest.hex()}});
        all.push_back({{"code", row.code}, {"description", row.description}, {"period", row.period},
                       {"amount", row.amount}, {"permanent", row.permanent}, {"files", std::move(files)}});
    }
    return core::json::write(all);
}

std::vector<ScanRow> thawed(const std::string& snapshot) {
    std::vector<ScanRow> rows;
    const auto all = core::json::parse(snapshot);
    for (const auto& each : all) {
        auto& row = rows.emplace_back(ScanRow{{}, {}, core::json::text(each, "code"), core::json::text(each, "description"),
                                              core::json::text(each, "period"), core::json::text(each, "amount"),
                                              each.value("permanent", false)});
        if (!each.contains("files")) continue;   // recorded before files were kept
        for (const auto& file : each.at("files")) {
            ++row.files;
            row.pages += file.value("pages", 0);
        }
    }
    return rows;
}

// Each has a file here, where nothing says that what was made lies elsewhere.
void must_be_whole(const ScanShown& shown) {
    if (!shown.scan.kept_in.empty()) return;
    std::vector<std::string> missing;
    for (const auto& row : shown.rows)
        if (row.files == 0) missing.push_back(row.number);
    if (!missing.empty())
        throw Error("core.error.invalid",
                    {{"looked", "depot.fault.scan_missing", {{"numbers", core::text::join(missing, ", ")}}}});
}

void must_be_of(const ScanShown& shown, const std::vector<ScanFileId>& ids, const char* field) {
    for (const auto& id : ids)
        if (std::none_of(shown.files.begin(), shown.files.end(),
                         [&](const ScanFile& each) { return each.id == id && each.state == FileState::here; }))
            throw Error("core.error.invalid", {{field, "depot.fault.scan_file", {}}});
}

}  // namespace

std::string object_of(ScanId id) { return "scan:" + id.text(); }

std::optional<ScanShown> Scans::shown(Tx& tx, const Context& ctx, Scan scan) {
    if (!reaches(tx, parts_, ctx.actor, scan.unit)) return std::nullopt;
    ScanShown made;
    scan.series = Series(tx, parts_, ctx.actor).of(scan.unit);
    const auto lines = store::scanned(tx, scan.id);
    const auto known = parts_.shelf.standing(tx, ctx, lines);
    if (!std::all_of(lines.begin(), lines.end(), [&](archive::DossierId id) { return known.contains(id); }))
        return std::nullopt;
    made.files = store::files_of(tx, scan.id);
    made.checks = store::checks(tx, scan.id);
    made.seals = store::seals_of(tx, scan.id);
    if (scan.state == ScanState::recorded) {
        made.rows = thawed(scan.snapshot);
        made.fingerprint = core::sha256(scan.snapshot).hex();
    } else if (!lines.empty()) {
        archive::Wanted wanted;   // with its fate, which the row tells
        wanted.among = lines;
        wanted.limit = static_cast<int>(lines.size());
        std::map<archive::DossierId, ScanRow> rows;
        for (const auto& each : parts_.holdings.list(tx, ctx, wanted)) rows[each.id] = row_of(each);
        for (const auto& each : still_here(made.files)) {
            ++rows[each.dossier].files;
            rows[each.dossier].pages += each.pages;
        }
        for (const auto& id : lines) made.rows.push_back(std::move(rows[id]));
    }
    made.may_check = scan.may_check(ctx.actor.person, made.files);
    made.may_redo = scan.state == ScanState::again;
    made.may_record = scan.state == ScanState::accepted;
    made.scan = std::move(scan);
    made.act_letter = begun(tx, ctx, made);
    return made;
}

ScanShown Scans::seen(Tx& tx, const Context& ctx, ScanId id) {
    auto scan = store::scan(tx, id);
    auto found = scan ? shown(tx, ctx, *std::move(scan)) : std::nullopt;
    if (!found) core::ensure(core::Verdict::hidden);
    return *std::move(found);
}

std::vector<Scan> Scans::list(const Context& ctx) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        auto all = store::scans(tx, reach_of(tx, parts_, ctx.actor));
        const auto lines = store::scanned(tx, all);
        std::vector<archive::DossierId> ids;
        for (const auto& [scan, dossiers] : lines) ids.insert(ids.end(), dossiers.begin(), dossiers.end());
        const auto known = parts_.shelf.standing(tx, ctx, ids);
        std::erase_if(all, [&](const Scan& each) {
            const auto own = lines.find(each.id);
            return own != lines.end() && !std::all_of(own->second.begin(), own->second.end(),
                                                      [&](archive::DossierId id) { return known.contains(id); });
        });
        Series series(tx, parts_, ctx.actor);
        for (auto& each : all) each.series = series.of(each.unit);
        return all;
    });
}

std::int64_t Scans::unchecked(const Context& ctx) {
    const auto all = list(ctx);
    return std::count_if(all.begin(), all.end(), [&](const Scan& each) { return each.may_check(ctx.actor.person, {}); });
}

ScanShown Scans::one(const Context& ctx, ScanId id) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) { return seen(tx, ctx, id); });
}

Some Scans::choices(const Context& ctx, const Choosing& choosing) {
    must(ctx, scan_right);
    return parts_.db.read([&](Tx& tx) {
        archive::Wanted wanted;
        wanted.code = choosing.code;
        wanted.here = true;
        return some_of(tx, parts_, ctx, wanted, choosing);
    });
}

ScanId Scans::open(const Context& ctx, const ScanWish& wish) {
    must(ctx, scan_right);
    std::vector<core::Fault> faults;
    const auto needs = [&](const std::string& value, const char* field) {
        if (clean(value).empty()) faults.push_back({field, std::string("depot.fault.scan.") + field, {}});
    };
    needs(wish.title, "title");
    needs(wish.method, "method");
    needs(wish.format, "format");
    needs(wish.medium_from, "medium_from");
    needs(wish.medium_to, "medium_to");
    needs(wish.operator_name, "operator");
    if (wish.resolution <= 0) faults.push_back({"resolution", "depot.fault.resolution", {}});
    if (wish.made && *wish.made > ctx.today()) faults.push_back({"date", "depot.fault.scan_date", {}});
    if (wish.dossiers.empty()) faults.push_back({"dossiers", "depot.fault.hold_dossiers", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    return parts_.db.write([&](Tx& tx) {
        Scan scan;
        scan.id = ScanId::make(ctx.now());
        const auto unit = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit);
        scan.unit = unit.id;
        scan.unit_name = unit.name;
        scan.year = static_cast<int>(ctx.today().year());
        scan.number = next_number(tx, "scan", unit.id, scan.year);
        scan.title = clean(wish.title);
        scan.method = clean(wish.method);
        scan.device = clean(wish.device);
        scan.format = clean(wish.format);
        scan.medium_from = clean(wish.medium_from);
        scan.medium_to = clean(wish.medium_to);
        scan.kept_in = clean(wish.kept_in);
        scan.operator_name = clean(wish.operator_name);
        scan.resolution = wish.resolution;
        scan.made = wish.made.value_or(ctx.today());
        scan.opened = step_of(ctx);
        for (const auto& each : all_known(tx, parts_, ctx, wish.dossiers)) must_be_here(each);
        store::insert(tx, scan, wish.dossiers);
        core::audit::append(tx, ctx, "depot.scan_opened", object_of(scan.id),
                            {{"number", scan.numbered()}, {"title", scan.title}});
        for (const auto& each : wish.dossiers)
            core::audit::append(tx, ctx, "depot.scanned", object_of(each),
                                {{"scan", scan.id.text()}, {"number", scan.numbered()}});
        return scan.id;
    });
}

std::int64_t Scans::least(const std::vector<ScanFile>& files) const {
    return least_looked(static_cast<std::int64_t>(still_here(files).size()), parts_.terms.scan_look);
}

namespace {

// What is in the copies is found with their dossiers.
void let_read(Tx& tx, const Context& ctx, Parts& parts, const std::vector<ScanFile>& files) {
    if (!parts.readings) return;
    std::map<archive::DossierId, std::vector<core::Digest>> of;
    for (const auto& each : files)
        if (each.state == FileState::here) of[each.dossier].push_back(each.digest);
    for (const auto& [dossier, digests] : of) parts.readings->want(tx, ctx, dossier, digests);
}

}  // namespace

void Scans::check(const Context& ctx, ScanId id, const CheckWish& wish) {
    must(ctx, "depot.lend");
    parts_.db.write([&](Tx& tx) {
        auto found = seen(tx, ctx, id);
        must_be_of(found, wish.looked, "looked");
        must_be_of(found, wish.bad, "bad");
        ScanCheck made;
        made.accepted = wish.accepted;
        made.found = wish.found;
        made.note = clean(wish.note);
        made.by = step_of(ctx);
        made = found.scan.check(std::move(made), found.files, wish.looked, wish.bad, parts_.terms.scan_look);
        if (made.accepted) must_be_whole(found);
        store::save(tx, found.scan);
        for (const auto& each : found.files) store::save(tx, each);
        store::insert(tx, id, made);
        if (made.accepted) {
            let_read(tx, ctx, parts_, found.files);
            Sealing::later(tx, ctx, id);
        }
        core::audit::append(tx, ctx, "depot.scan_checked", object_of(id),
                            {{"round", made.round}, {"accepted", made.accepted}, {"files", made.files},
                             {"looked", made.looked}, {"refused", made.refused}, {"note", made.note}});
    });
}

void Scans::redo(const Context& ctx, ScanId id) {
    must(ctx, scan_right);
    parts_.db.write([&](Tx& tx) {
        auto found = seen(tx, ctx, id);
        found.scan.redo();
        store::save(tx, found.scan);
        core::audit::append(tx, ctx, "depot.scan_redone", object_of(id));
    });
}

void Scans::record(const Context& ctx, ScanId id, const std::string& act_number) {
    must(ctx, scan_right);
    parts_.db.write([&](Tx& tx) {
        auto found = seen(tx, ctx, id);
        if (!found.may_record) throw Error(core::Code::conflict, "depot.error.scan_state", {{"number", found.scan.numbered()}});
        auto act = act_of(tx, ctx, found, clean(act_number));
        const auto snapshot = frozen(found);
        found.scan.record(std::move(act.number), act.date, snapshot);
        store::save(tx, found.scan);
        const bool begun = act.letter && found.act_letter && found.act_letter->letter == *act.letter;
        if (act.letter && !begun && !store::put(tx, id, store::ScanAct{*act.letter, ctx.actor.named(), ctx.now()}))
            throw Error("core.error.invalid", {{"act_number", "depot.fault.act_of_another", {}}});
        core::audit::append(tx, ctx, "depot.scan_recorded", object_of(id),
                            {{"act", found.scan.act_number}, {"letter", act.letter ? act.letter->text() : ""}, {"rows", found.rows.size()},
                             {"digest", core::sha256(snapshot).hex()}});
    });
}

}  // namespace depot
