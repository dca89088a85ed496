// SPDX-License-Identifier: Apache-2.0
#include "archive/service/kept_lists.h"

#include <algorithm>

#include "archive/service/forms.h"
#include "core/audit/trail.h"
#include "letters/annexed.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;
using core::table::Cell;
using core::table::Sheet;
using core::words::Catalog;

namespace {

Json cell_json(const Cell& cell) {
    if (const auto* day = std::get_if<core::table::Day>(&cell)) return {{"date", core::iso(day->date)}, {"text", day->text}};
    if (const auto* figure = std::get_if<std::int64_t>(&cell)) return *figure;
    return std::get<std::string>(cell);
}

Cell cell_of(const Json& cell) {
    if (cell.is_object()) return core::table::Day{core::parse_date(core::json::text(cell, "date")), core::json::text(cell, "text")};
    if (cell.is_number()) return cell.get<std::int64_t>();
    return cell.get<std::string>();
}

Json head_of(const Sheet& sheet) {
    Json columns = Json::array();
    for (const auto& each : sheet.columns) columns.push_back({{"heading", each.heading}, {"width", each.width}});
    return {{"name", sheet.name}, {"titles", sheet.titles}, {"columns", std::move(columns)}, {"notes", sheet.notes}};
}

// The rows of each dossier, which stand together.
std::vector<KeptPart> parts_of(const Sheet& sheet, const std::vector<DossierId>& dossiers) {
    std::vector<KeptPart> parts;
    for (std::size_t at = 0; at < sheet.rows.size();) {
        Json rows = Json::array();
        const auto dossier = dossiers[at];
        for (; at < sheet.rows.size() && dossiers[at] == dossier; ++at) {
            Json cells = Json::array();
            for (const auto& cell : sheet.rows[at]) cells.push_back(cell_json(cell));
            rows.push_back(std::move(cells));
        }
        auto text = core::json::write(rows);
        const auto digest = core::sha256(core::view(text));
        parts.push_back({dossier, std::move(text), digest});
    }
    return parts;
}

// Alike however a database orders the members of what it keeps.
std::string head_text(const Json& head) {
    Json columns = Json::array();
    for (const auto& each : head.at("columns")) columns.push_back({each.at("heading"), each.at("width").get<double>()});
    return core::json::write(Json::array({head.at("name"), head.at("titles"), std::move(columns), head.at("notes")}));
}

core::Digest digest_of(const KeptHead& head, const std::vector<KeptPart>& parts) {
    std::string all = head.with_head ? head_text(head.head) + "\n" : "";
    for (const auto& part : parts) all += part.digest.hex() + "\n";
    return core::sha256(core::view(all));
}

// What was kept is what stands there, or it is not shown as that.
void ensure_unchanged(const KeptHead& head, const std::vector<KeptPart>& parts) {
    const bool same = digest_of(head, parts) == head.digest && std::all_of(parts.begin(), parts.end(), [](const KeptPart& each) {
        return each.rows.empty() || core::sha256(core::view(each.rows)) == each.digest;
    });
    if (!same) throw Error(Code::conflict, "archive.error.list_changed", {{"number", head.numbered()}});
}

Sheet thawed(const KeptHead& head, const std::vector<KeptPart>& parts, core::Zone zone, const Catalog& words) {
    Sheet sheet;
    sheet.name = core::json::text(head.head, "name");
    for (const auto& each : head.head.at("titles")) sheet.titles.push_back(each.get<std::string>());
    sheet.titles.insert(sheet.titles.begin() + 1, words.say("archive.kept.number", {{"number", head.numbered()}, {"unit", head.unit_name}}));
    for (const auto& each : head.head.at("columns"))
        sheet.columns.push_back({core::json::text(each, "heading"), each.at("width").get<double>()});
    for (const auto& part : parts) {
        if (part.rows.empty()) {
            std::vector<Cell> row(sheet.columns.size(), std::string());
            row.at(std::min<std::size_t>(3, row.size() - 1)) = words.say("archive.kept.erased");
            sheet.rows.push_back(std::move(row));
            continue;
        }
        const auto rows = core::json::parse(part.rows);
        for (const auto& cells : rows) {
            auto& row = sheet.rows.emplace_back();
            for (const auto& cell : cells) row.push_back(cell_of(cell));
        }
    }
    for (const auto& each : head.head.at("notes")) sheet.notes.push_back(each.get<std::string>());
    if (head.reported)
        sheet.notes.push_back(words.say("archive.terjaga.reported", {{"number", head.report_number}, {"date", words.date(*head.reported)}}));
    sheet.notes.push_back(words.say("archive.kept.made", {{"at", words.moment(head.made, zone)}, {"who", head.by_name},
                                                          {"position", head.position_name}}));
    sheet.notes.push_back(words.say("archive.kept.digest", {{"hash", head.digest.hex()}}));
    return sheet;
}

}  // namespace

void KeptLists::ensure_stand(Tx& tx, const Context& ctx, const Listed& listed) {
    std::vector<DossierId> ids;
    for (const auto& line : listed.lines) ids.push_back(line.dossier.id);
    const auto standing = cabinet_.standing(tx, ctx, ids);
    for (const auto& id : ids)
        if (const auto at = standing.find(id); at == standing.end() || at->second.gone)
            throw Error(Code::conflict, "archive.error.list_moved_on");
}

ListId KeptLists::keep(const Context& ctx, ListWish wish, const std::optional<Reported>& reported) {
    core::ensure(ctx.actor.may("archive.manage") && !ctx.actor.seats.empty() ? core::Verdict::allowed : core::Verdict::forbidden);
    const bool guarded = wish.form == Form::guarded || wish.form == Form::guarded_contents;
    if (reported && !guarded) throw Error("core.error.invalid", {{"report_number", "archive.fault.report_form", {}}});
    wish.wish.limit = most_kept;
    wish.wish.after.reset();
    wish.before = 0;
    const auto& words = words_.in("id");
    const auto listed = lists_.list(ctx, wish);
    if (listed.more) throw Error(Code::conflict, "archive.error.list_long", {{"most", words.number(most_kept)}});
    std::vector<DossierId> dossiers;
    const auto sheet = sheet_of(listed, wish, ctx, words, &dossiers);
    if (sheet.rows.empty()) throw Error(Code::conflict, "archive.error.list_empty");
    const auto parts = parts_of(sheet, dossiers);
    return db_.write([&](Tx& tx) {
        cabinet_.take_all(tx);   // what is destroyed after this forgets its rows here, too
        ensure_stand(tx, ctx, listed);
        const auto unit = subjects_.keeper(tx, ctx.actor.seat().unit);
        KeptHead head;
        head.id = ListId::make(ctx.now());
        head.form = name(wish.form);
        head.year = static_cast<int>(ctx.today().year());
        head.number = core::db::next(tx, "archive/lists/" + unit.id.text() + "/" + std::to_string(head.year));
        head.unit = unit.id;
        head.unit_name = unit.name;
        head.head = head_of(sheet);
        head.dossiers = static_cast<std::int64_t>(listed.lines.size());
        head.with_head = true;
        head.digest = digest_of(head, parts);
        head.made = ctx.now();
        head.by = ctx.actor.person;
        head.by_name = ctx.actor.named();
        head.position_name = core::written(ctx.actor.seat());
        if (reported) {
            head.report_number = reported->number;
            head.reported = reported->on;
            for (const auto& line : listed.lines) cabinet_.report(tx, ctx, line.dossier, reported->on, reported->number);
        }
        store::insert(tx, head, parts);
        core::audit::append(tx, ctx, "archive.list_kept", "archive_list:" + head.id.text(),
                            {{"form", head.form}, {"number", head.numbered()}, {"dossiers", head.dossiers},
                             {"digest", head.digest.hex()}, {"report", head.report_number}});
        return head.id;
    });
}

std::vector<KeptHead> KeptLists::all(const Context& ctx, const std::optional<ListId>& after, int limit) {
    return db_.read([&](Tx& tx) { return store::kept_lists(tx, subjects_.sight(tx, ctx.actor), after, limit + 1); });
}

KeptList KeptLists::kept(Tx& tx, const Context& ctx, ListId id) {
    auto head = store::kept_list(tx, subjects_.sight(tx, ctx.actor), id);
    if (!head) core::ensure(core::Verdict::hidden);
    const auto& words = words_.in("id");
    const auto parts = store::parts_of(tx, id);
    ensure_unchanged(*head, parts);
    KeptList kept;
    kept.sheet = thawed(*head, parts, ctx.zone, words);
    kept.signs.place_and_day = words.say("archive.kept.day", {{"date", words.date(core::date_of(head->made, ctx.zone))}});
    kept.signs.by = {{words.say("archive.kept.signs.leader"), words.say("archive.kept.signs.leads", {{"unit", head->unit_name}}), "", ""},
                     {words.say("archive.kept.signs.maker"), head->position_name, head->by_name, ""}};
    kept.secret = store::secret_on(tx, id);
    kept.head = *std::move(head);
    return kept;
}

KeptList KeptLists::one(const Context& ctx, ListId id) {
    return db_.read([&](Tx& tx) { return kept(tx, ctx, id); });
}

letters::LetterId KeptLists::draft(const Context& ctx, ListId id) {
    core::ensure(ctx.actor.may("archive.manage") && !ctx.actor.seats.empty() ? core::Verdict::allowed : core::Verdict::forbidden);
    return db_.write([&](Tx& tx) {
        const auto list = kept(tx, ctx, id);
        const auto& words = words_.in("id");
        const core::Args facts{{"form", list.sheet.titles.front()}, {"number", list.head.numbered()}, {"unit", list.head.unit_name},
                               {"count", words.number(list.head.dossiers)}, {"hash", list.head.digest.hex()}};
        const bool guarded = list.head.form == name(Form::guarded) || list.head.form == name(Form::guarded_contents);
        letters::Drafting wanted;
        wanted.kind = guarded ? "surat_dinas" : "nota_dinas";
        wanted.subject = words.say("archive.kept.draft.subject", facts);
        wanted.access = store::highest(tx, id);
        const bool fits = letters::fits(list.sheet);
        Json annex{{"title", list.sheet.titles.front()}, {"landscape", fits}};
        annex["body"] = fits ? letters::annexed(list.sheet) : Json(words.say("archive.kept.draft.annex", facts));
        wanted.parts = {{"body", words.say("archive.kept.draft.body", facts)}, {"lampiran", Json::array({std::move(annex)})}};
        const auto letter = drafts_.draft(tx, ctx, wanted);
        core::audit::append(tx, ctx, "archive.list_drafted", "archive_list:" + id.text(), {{"letter", letter.text()}});
        return letter;
    });
}

}  // namespace archive
