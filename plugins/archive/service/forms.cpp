// SPDX-License-Identifier: Apache-2.0
#include "archive/service/forms.h"

#include <set>

#include "archive/service/wording.h"

namespace archive {

namespace {

using core::table::Cell;
using core::table::Sheet;
using core::words::Catalog;

constexpr double no = 5, tiny = 9, small = 12, medium = 15, middle = 18, wide = 40;

std::string stages_of(const Line& line, const Catalog& words) {
    if (line.extent.stages.empty()) return "-";
    if (line.extent.stages.size() > 1) return words.say("archive.stage.kombinasi");
    return words.say("archive.stage." + line.extent.stages.front());
}

std::string period_of(const Line& line, const Catalog& words) {
    return wording::period(line.extent, line.dossier.opened, words);
}

std::string amounts_of(const Line& line, const Catalog& words) {
    return wording::amount(line.extent, words);
}

std::string medium_of(const Line& line, const Catalog& words) {
    auto text = wording::medium(line.extent, words);
    if (!line.extent.physical.empty()) text += ", " + words.say("archive.physical." + line.extent.physical);
    return text;
}

std::string fate_of(const Line& line, const Catalog& words) {
    if (line.active_years < 0) return words.say("archive.list.unruled");
    return words.say("archive.fate." + std::string(classification::name(line.fate)));
}

std::string category_of(const Line& line, const Catalog& words) {
    std::string text;
    for (const auto& mark : line.marks)
        text += text.empty() ? words.say("archive.mark." + std::string(name(mark.kind)))
                             : ", " + wording::small(words.say("archive.mark." + std::string(name(mark.kind))));
    return text.empty() ? words.say("archive.mark.none") : text;
}

std::string remark_of(const Line& line, const Catalog& words) {
    auto text = medium_of(line, words);
    if (line.dossier.state == State::open) {
        text += (text.empty() ? "" : "; ") + words.say("archive.list.open");
    } else if (line.clock && line.clock->active_until) {
        const bool active = line.phase == Phase::active;
        const auto& day = active ? *line.clock->active_until : *line.clock->inactive_until;
        const auto* key = active                         ? "archive.list.active_until"
                          : line.phase == Phase::ended ? "archive.list.inactive_over"
                                                       : "archive.list.inactive_until";
        text += (text.empty() ? "" : "; ") + words.say(key, {{"date", words.date(day)}});
    } else {
        const auto phase = words.say("archive.phase." + std::string(name(line.phase)));
        text += text.empty() ? phase : "; " + wording::small(phase);
    }
    return text;
}

// "Maret 2024", "Maret 2024-Juni 2025"; years where of an item no more is known.
std::string months_of(const Line& line, const Catalog& words) {
    if (!line.extent.by_month || line.extent.untold()) return period_of(line, words);
    const auto month = [&](const core::Date& date) {
        const auto text = words.date(date);
        return text.substr(text.find(' ') + 1);
    };
    const auto first = month(line.extent.first.value_or(line.dossier.opened)),
               last = month(line.extent.last.value_or(line.dossier.opened));
    return first == last ? first : first + "-" + last;
}

std::string protection_of(const Mark& mark, const Catalog& words) {
    auto text = words.say("archive.protection." + mark.protection);
    if (!mark.copy_place.empty()) text += "; " + words.say("archive.mark.copy_at", {{"place", mark.copy_place}});
    if (mark.review) text += "; " + words.say("archive.mark.review_at", {{"date", words.date(*mark.review)}});
    return text;
}

// A day where it is known and one; else as far as it is known.
Cell day(const Item& item, const Catalog& words) {
    const auto edtf = item.edtf();
    if (edtf == core::iso(item.date)) return core::table::Day{item.date, words.date(item.date)};
    return said(edtf, words);
}

std::string item_title(const Item& item, const Catalog& words) {
    auto text = item.letter_number.empty() ? item.title : item.letter_number + ": " + item.title;
    if (!item.sender.empty()) text += "; " + words.say("archive.paper.from", {{"who", item.sender}});
    if (!item.receiver.empty()) text += "; " + words.say("archive.paper.to", {{"who", item.receiver}});
    return text;
}

std::string item_remark(const Item& item, const Catalog& words) {
    auto text = wording::described(item, words);
    if (item.exception && item.exception->kind != Exception::Kind::none)
        text += ", " + wording::small(wording::told(item.exception->kind, words));
    if (!item.remark.empty()) text += ", " + item.remark;
    return text;
}

// ASCII, as all these words are.
std::string in_capitals(std::string text) {
    for (char& letter : text)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

// The form knows these three; what is told of several is a combination.
std::string stage_in_three(const Line& line, const Catalog& words) {
    std::set<std::string_view> all;
    for (const auto& each : line.extent.stages) all.insert(each == "asli" || each == "kombinasi" ? std::string_view(each) : "copy");
    if (all.empty()) return "-";
    return in_capitals(words.say("archive.stage." + std::string(all.size() > 1 ? "kombinasi" : *all.begin())));
}

std::string condition_of(const Line& line, const Catalog& words) {
    if (line.extent.physical.empty()) return "-";
    return in_capitals(words.say("archive.physical." + line.extent.physical));
}

struct Writer {
    const Catalog& words;
    const Listed& listed;
    Sheet& sheet;
    std::int64_t at = 0;

    std::string access(AccessClass of) const { return wording::access(of, words); }

    void register_(const Line& l) {
        sheet.rows.push_back({l.dossier.numbered(), l.dossier.code, l.dossier.title, period_of(l, words),
                              amounts_of(l, words), remark_of(l, words), l.dossier.made_by()});
    }
    void contents(const Line& l) {
        for (const auto& item : l.items) {
            if (item.moved()) continue;
            sheet.rows.push_back({l.dossier.numbered(), std::int64_t{item.number}, l.dossier.code,
                                  item_title(item, words), day(item, words), wording::amount(item, words),
                                  item_remark(item, words)});
        }
    }
    void active(const Line& l) {
        ++at;
        bool first = true;
        const auto row = [&](Cell item, Cell date, std::string stage) {
            const auto once = [&](std::string text) { return Cell(first ? std::move(text) : std::string()); };
            sheet.rows.push_back({first ? Cell(at) : Cell(std::string()), once(l.dossier.numbered()),
                                  once(l.dossier.code), once(l.dossier.title), once(period_of(l, words)),
                                  once(amounts_of(l, words)), std::move(item), std::move(date), std::move(stage),
                                  once(place_of(l)), once(access(l.dossier.access)), once(remark_of(l, words))});
            first = false;
        };
        for (const auto& item : l.items)
            if (!item.moved())
                row(std::int64_t{item.number}, day(item, words), words.say("archive.stage." + item.stage));
        if (first) row(std::string("-"), std::string("-"), "-");
    }
    const std::string& creator_of(const Line& l) const { return l.dossier.creator.empty() ? listed.agency : l.dossier.creator; }
    // A definitive number is given where the records unit has received it; until then the form says so.
    std::string definitive_of(const Line& l) const {
        const bool received = l.dossier.custody == Custody::records_unit;
        auto number = l.dossier.definitive ? l.dossier.definitive_told()
                      : received           ? std::string("-")
                                           : words.say("archive.list.not_received");
        if (received && !l.dossier.box.empty()) number += ", " + l.dossier.box;
        return number;
    }
    std::string place_of(const Line& l) const { return l.dossier.unplaced ? words.say("archive.list.unplaced") : l.dossier.stands(); }
    std::string shelf_of(const Line& l) const {
        return l.dossier.custody == Custody::records_unit && !l.dossier.unplaced ? rack_of(l.dossier) : place_of(l);
    }
    void inactive(const Line& l) {
        sheet.rows.push_back({creator_of(l), l.dossier.made_by(), l.dossier.numbered(), l.dossier.code,
                              l.dossier.title, period_of(l, words), amounts_of(l, words), stages_of(l, words),
                              medium_of(l, words), definitive_of(l), shelf_of(l), term_of(l, words) + ", " + fate_of(l, words),
                              category_of(l, words)});
    }
    void inactive_long(const Line& l) {
        const auto link = l.digitised ? listed.site + "/archive/dossiers/" + l.dossier.id.text() + std::string(copies_anchor) : "-";
        sheet.rows.push_back({creator_of(l), l.dossier.made_by(), l.dossier.numbered(), l.dossier.code,
                              l.dossier.title, period_of(l, words), amounts_of(l, words), stage_in_three(l, words),
                              wording::medium(l.extent, words), condition_of(l, words), definitive_of(l), shelf_of(l),
                              term_of(l, words) + ", " + fate_of(l, words), in_capitals(category_of(l, words)),
                              in_capitals(access(l.dossier.access)), link});
    }
    void inactive_short(const Line& l) {
        sheet.rows.push_back({++at, l.dossier.numbered(), l.dossier.code, l.dossier.title, period_of(l, words),
                              amounts_of(l, words), stages_of(l, words), place_of(l), access(l.dossier.access),
                              term_of(l, words), wording::capital(fate_of(l, words)), remark_of(l, words)});
    }
    // Its time is over and nothing is done with it: who made it, what it is, where it stands, and who may use it.
    void archival(const Line& l) {
        sheet.rows.push_back({creator_of(l), l.dossier.made_by(), l.dossier.numbered(), l.dossier.code, l.dossier.title, period_of(l, words),
                              amounts_of(l, words), stages_of(l, words), medium_of(l, words), place_of(l),
                              access(l.dossier.access)});
    }
    void vital(const Line& l) {
        for (const auto& mark : l.marks) {
            if (mark.kind != Mark::Kind::vital) continue;
            sheet.rows.push_back({l.dossier.made_by(), l.dossier.numbered(), l.dossier.code, l.dossier.code_name,
                                  l.dossier.title, months_of(l, words), amounts_of(l, words), access(l.dossier.access),
                                  medium_of(l, words), term_of(l, words) + ", " + fate_of(l, words), place_of(l),
                                  protection_of(mark, words)});
        }
    }
    void guarded(const Line& l) {
        for (const auto& mark : l.marks) {
            if (mark.kind != Mark::Kind::guarded) continue;
            auto told = medium_of(l, words) + "; " + wording::small(words.say("archive.category." + mark.category));
            if (const auto programme = wording::programme(mark, words); !programme.empty()) told += "; " + wording::small(programme);
            sheet.rows.push_back({++at, l.dossier.code, l.dossier.numbered(), l.dossier.made_by(), l.dossier.title,
                                  period_of(l, words), amounts_of(l, words), std::move(told)});
        }
    }
    void write(Form form, const Line& line) {
        switch (form) {
            case Form::register_: return register_(line);
            case Form::contents:
            case Form::guarded_contents: return contents(line);
            case Form::active: return active(line);
            case Form::inactive: return inactive(line);
            case Form::inactive_short: return inactive_short(line);
            case Form::inactive_long: return inactive_long(line);
            case Form::archival: return archival(line);
            case Form::vital: return vital(line);
            case Form::guarded: return guarded(line);
        }
    }
};

// Files of several units have the same numbers: a form that names no unit has a column more there.
bool names_unit(Form form) {
    return form != Form::contents && form != Form::guarded_contents && form != Form::active && form != Form::inactive_short;
}

bool of_several_units(const Listed& listed) {
    for (const auto& line : listed.lines)
        if (line.dossier.unit != listed.lines.front().dossier.unit) return true;
    return false;
}

// Word and width of each column, in the order of the form.
std::vector<std::pair<const char*, double>> columns_of(Form form) {
    switch (form) {
        case Form::register_:
            return {{"number", small}, {"code", small},  {"title", wide}, {"period", small},
                    {"amount", medium}, {"remark", middle}, {"unit", middle}};
        case Form::contents:
        case Form::guarded_contents:
            return {{"number", small}, {"item", tiny},     {"code", small}, {"item_title", wide},
                    {"date", medium},  {"amount", small}, {"remark", medium}};
        case Form::active:
            return {{"no", no},       {"number_short", tiny}, {"code_short", small}, {"title", wide},
                    {"period", tiny}, {"amount_short", small}, {"item_short", tiny}, {"item_date", medium},
                    {"stage_short", tiny}, {"place_short", medium}, {"access_short", tiny}, {"remark_short", middle}};
        case Form::inactive:
            return {{"creator", middle}, {"unit", middle}, {"number_archive", 10.5}, {"code", 13.5},
                    {"information", wide}, {"period", tiny}, {"amount", small}, {"stage", small},
                    {"remark_medium", small}, {"definitive", small}, {"place_room", medium}, {"term", middle},
                    {"category", small}};
        case Form::inactive_short:
            return {{"no", no},           {"number_archive", tiny}, {"code_short", small},   {"information", wide},
                    {"period", tiny},     {"amount_short", small},  {"stage_short", tiny},   {"place_short", medium},
                    {"access_short", tiny}, {"term_short", medium}, {"fate_short", small},   {"remark_short", middle}};
        case Form::inactive_long:
            return {{"creator", small}, {"unit", small}, {"number_archive", tiny}, {"code", small}, {"information", wide},
                    {"period", tiny}, {"amount", tiny}, {"stage", tiny}, {"medium", tiny}, {"condition", tiny},
                    {"definitive", tiny}, {"place_room", small}, {"term", small}, {"category", tiny},
                    {"access_short", tiny}, {"copies", small}};
        case Form::archival:
            return {{"creator", middle}, {"unit", middle}, {"number_archive", 10.5}, {"code", 13.5}, {"information", wide},
                    {"period", tiny}, {"amount", small}, {"stage", small}, {"remark_medium", small}, {"place_room", medium},
                    {"access_short", tiny}};
        case Form::vital:
            return {{"origin", middle}, {"number", tiny}, {"code", small}, {"series", middle}, {"content", wide},
                    {"months", small}, {"amount", small}, {"access_short", tiny}, {"remark_medium", small},
                    {"vital_term", small}, {"place", small}, {"protection", middle}};
        case Form::guarded:
            return {{"no", no}, {"code", small}, {"number", small}, {"unit", middle}, {"title", wide},
                    {"period", small}, {"amount", middle}, {"remark", middle}};
    }
    return {};
}

}  // namespace

namespace {

std::string span_of(const std::optional<int>& from, const std::optional<int>& until, const Catalog& words) {
    const auto told = [](const std::optional<int>& year) { return year ? std::to_string(*year) : std::string(); };
    const auto* key = from && until ? "archive.lists.span" : from ? "archive.lists.span_from" : "archive.lists.span_until";
    return words.say(key, {{"from", told(from)}, {"until", told(until)}});
}

}  // namespace

std::string term_of(const Line& line, const Catalog& words) {
    if (line.active_years < 0 || line.inactive_years < 0) return words.say("archive.list.unruled");
    return words.say("archive.list.term", {{"active", std::to_string(line.active_years)},
                                           {"inactive", std::to_string(line.inactive_years)}});
}

Sheet sheet_of(const Listed& listed, const ListWish& wish, const core::Context& ctx, const Catalog& words,
               std::vector<DossierId>* dossiers) {
    Sheet sheet;
    const auto word = std::string(name(wish.form));
    sheet.name = words.say("archive.form.tab." + word);
    sheet.titles = {words.say("archive.form." + word), listed.agency};
    const bool several = of_several_units(listed);
    const auto told_unit = [&](const std::string& unit) {
        sheet.titles.push_back(words.say("archive.column.unit") + ": " + unit);
    };
    if (!several && !listed.lines.empty()) told_unit(listed.lines.front().dossier.unit_name);
    else
        for (const auto& unit : listed.units)
            if (wish.wish.unit == unit.id) told_unit(unit.name);
    if (!wish.wish.place.empty()) sheet.titles.push_back(words.say("archive.column.place") + ": " + wish.wish.place);
    if (wish.wish.year_from || wish.wish.year_until)
        sheet.titles.push_back(words.say("archive.column.period") + ": " + span_of(wish.wish.year_from, wish.wish.year_until, words));
    auto columns = columns_of(wish.form);
    const bool with_unit = several && !names_unit(wish.form);
    if (with_unit) columns.emplace_back("unit", middle);
    for (const auto& [column, width] : columns)
        sheet.columns.push_back({words.say(std::string("archive.column.") + column), width});
    Writer writer{words, listed, sheet, wish.before};
    for (const auto& line : listed.lines) {
        auto row = sheet.rows.size();
        writer.write(wish.form, line);
        for (; with_unit && row < sheet.rows.size(); ++row) sheet.rows[row].push_back(line.dossier.unit_name);
        if (dossiers) dossiers->resize(sheet.rows.size(), line.dossier.id);
    }
    const auto count = static_cast<std::int64_t>(listed.lines.size());
    sheet.notes = {words.say("archive.list.as_of", {{"at", words.moment(ctx.now(), ctx.zone)},
                                                    {"count", words.number(count)}})};
    if (listed.more) sheet.notes.push_back(words.say("archive.list.more", {{"count", words.number(count)}}));
    return sheet;
}

}  // namespace archive
