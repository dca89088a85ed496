// SPDX-License-Identifier: Apache-2.0
#include "archive/service/subjects.h"

#include <algorithm>
#include <set>

#include "archive/arrivals.h"
#include "core/auth/may.h"

namespace archive {
namespace {

using core::db::Tx;
using directory::heir_of;

constexpr std::string_view outgoing = "letter:";
constexpr std::string_view received = "incoming:";

std::vector<core::UnitId> scope_of(const std::vector<directory::Unit>& units, core::UnitId own) {
    std::vector<core::UnitId> scope;
    std::set<core::UnitId> inside{own};
    for (const auto& unit : units) {
        const bool within = !unit.own_numbers && unit.parent && inside.contains(*unit.parent);
        if (unit.id == own || (within && inside.insert(unit.id).second)) scope.push_back(unit.id);
    }
    return scope;
}

[[noreturn]] void unknown() { throw core::Error(core::Code::not_found, "core.error.not_found"); }

}  // namespace

// Of an electronic letter each addressee has the signed file itself; of one signed with ink a picture of it.
std::string Subjects::stage_of(Tx& tx, const incoming::Received& entry) {
    if (entry.copy) return "tembusan";
    const auto issued = entry.letter ? letters_.issued(tx, letters::LetterId::parse(*entry.letter)) : std::nullopt;
    return issued && issued->ink ? "salinan" : "asli";
}

std::optional<Letter> Subjects::find(Tx& tx, std::string_view subject) {
    Letter letter;
    letter.subject = subject;
    if (subject.starts_with(outgoing)) {
        const auto id = letters::LetterId::parse(subject.substr(outgoing.size()));
        const auto issued = letters_.issued(tx, id);
        if (!issued) return std::nullopt;
        letter.number = issued->number;
        letter.date = issued->date;
        letter.title = issued->subject;
        letter.code = issued->classification;
        letter.access = issued->access;
        letter.digest = issued->bytes;
        letter.unit = keeper(tx, issued->unit).id;
        letter.pages = issued->pages;
        letter.finished = issued->state == "sent";
        letter.link = "/letters/" + id.text();
        if (issued->ink) letter.medium = "hybrid";   // the signed sheet is kept, too
        return letter;
    }
    if (subject.starts_with(handed_prefix) || subject.starts_with(paper_prefix)) return std::nullopt;
    if (!subject.starts_with(received)) unknown();
    const auto id = incoming::IncomingId::parse(subject.substr(received.size()));
    incoming::Inbox* inbox = inbox_();
    const auto entry = inbox == nullptr ? std::nullopt : inbox->find(tx, id);
    if (!entry) return std::nullopt;
    letter.number = entry->number;
    letter.date = entry->date;
    letter.title = entry->subject;
    letter.code = entry->classification;
    letter.access = entry->access;
    letter.digest = entry->bytes;
    letter.unit = keeper(tx, entry->unit).id;
    letter.pages = 0;
    letter.finished = entry->closed;
    letter.link = "/incoming/" + id.text();
    letter.sender = entry->sender;
    if (entry->scanned) letter.medium = "hybrid";
    letter.stage = stage_of(tx, *entry);
    return letter;
}

core::Verdict Subjects::may_see(Tx& tx, const core::Actor& actor, std::string_view subject) {
    if (subject.starts_with(outgoing))
        return letters_.may_see(tx, actor, letters::LetterId::parse(subject.substr(outgoing.size())));
    if (incoming::Inbox* inbox = inbox_(); inbox != nullptr && subject.starts_with(received))
        return inbox->may_see(tx, actor, incoming::IncomingId::parse(subject.substr(received.size())));
    return core::Verdict::hidden;
}

std::map<std::string, letters::Newer> Subjects::newest(Tx& tx, const core::Actor& actor,
                                                       const std::vector<std::string>& of) {
    std::map<std::string, letters::LetterId> letters_of;
    std::vector<letters::LetterId> ids;
    std::vector<incoming::IncomingId> entries;
    for (const auto& subject : of) {
        if (subject.starts_with(received)) entries.push_back(incoming::IncomingId::parse(subject.substr(received.size())));
        if (subject.starts_with(outgoing))
            letters_of.emplace(subject, letters::LetterId::parse(subject.substr(outgoing.size())));
    }
    if (incoming::Inbox* inbox = inbox_(); inbox != nullptr && !entries.empty())
        for (const auto& [id, letter] : inbox->letters_of(tx, entries))
            letters_of.emplace(std::string(received) + id.text(), letters::LetterId::parse(letter));
    for (const auto& [subject, id] : letters_of) ids.push_back(id);
    const auto newest = relations_.newest(tx, actor, ids);
    std::map<std::string, letters::Newer> found;
    for (const auto& [subject, id] : letters_of) {
        if (const auto at = newest.find(id); at != newest.end()) found.emplace(subject, at->second);
    }
    return found;
}

std::vector<std::string> Subjects::related(Tx& tx, const core::Actor& actor, std::string_view subject) {
    std::vector<std::string> found;
    for (const auto& answer : relations_.answers(tx, actor, subject))
        found.push_back(std::string(outgoing) + answer.letter.text());
    if (subject.starts_with(outgoing))
        for (auto& each : relations_.replied_to(tx, letters::LetterId::parse(subject.substr(outgoing.size()))))
            found.push_back(std::move(each));
    return found;
}

directory::Unit Subjects::keeper(Tx& tx, core::UnitId unit) {
    return directory_.numbering_unit(tx, unit);
}

core::UnitId Subjects::heir(Tx& tx, core::UnitId unit) { return heir_of(endings_.endings(tx), unit); }

core::UnitId Subjects::own_archive(Tx& tx, const core::Actor& actor) { return heir(tx, keeper(tx, core::seat_of(actor).unit).id); }

store::Heirs Subjects::heirs(Tx& tx) {
    store::Heirs heirs;
    const auto all = endings_.endings(tx);
    const auto ending_of = [&](core::UnitId unit) {
        return std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.unit == unit; });
    };
    for (const auto& each : all) {
        auto& line = heirs[each.unit];
        for (auto at = ending_of(each.unit); at != all.end() && line.size() < all.size(); at = ending_of(at->successor))
            line.push_back({at->successor, std::max(at->told, line.empty() ? at->told : line.back().since)});
    }
    return heirs;
}

std::vector<core::UnitId> Subjects::ended(Tx& tx) {
    std::vector<core::UnitId> found;
    for (const auto& each : endings_.endings(tx)) found.push_back(each.unit);
    return found;
}

std::vector<core::UnitId> Subjects::line_of(Tx& tx, core::UnitId unit) {
    const auto all = endings_.endings(tx);
    std::vector<core::UnitId> line{unit};
    for (std::size_t at = 0; at < line.size(); ++at)
        for (const auto& each : all)
            if (each.successor == line[at] && std::find(line.begin(), line.end(), each.unit) == line.end())
                line.push_back(each.unit);
    return line;
}

bool Subjects::answers_for(Tx& tx, const core::Actor& actor, const Event& event) {
    return !answered_by(tx, actor, {event}).empty();
}

std::set<EventId> Subjects::answered_by(Tx& tx, const core::Actor& actor, const std::vector<Event>& events) {
    std::set<EventId> found;
    if (events.empty()) return found;
    const auto& seat = core::seat_of(actor);
    const bool of_office = office_.known() && office_.seats(tx, actor);
    const auto endings = endings_.endings(tx);
    const auto own = seat.unit == core::UnitId{} ? core::UnitId{} : keeper(tx, seat.unit).id;
    std::map<core::PositionId, bool> left_to_own;   // by who told it
    const auto inherited = [&](core::PositionId teller) {
        const auto position = directory_.position(tx, teller);
        if (!position || own == core::UnitId{}) return false;
        const auto unit = keeper(tx, position->unit).id;
        const auto now = heir_of(endings, unit);
        return now != unit && now == own;
    };
    for (const auto& each : events) {
        const bool of_every_unit = each.fiscal_year || each.person;
        bool answers = !of_every_unit || each.by == seat.position || of_office;
        if (!answers) {
            const auto at = left_to_own.find(each.by);
            answers = at != left_to_own.end() ? at->second : left_to_own[each.by] = inherited(each.by);
        }
        if (answers) found.insert(each.id);
    }
    return found;
}

std::vector<core::PositionId> Subjects::heads(Tx& tx, core::UnitId unit) {
    std::vector<core::PositionId> found;
    for (const auto& position : directory_.positions(tx, unit))
        if (position.roles.contains("head")) found.push_back(position.id);
    return found;
}

std::vector<core::PositionId> Subjects::office_heads(Tx& tx) {
    std::vector<core::PositionId> found;
    if (!office_.known()) return found;
    for (const auto& position : directory_.all_positions(tx))
        if (position.roles.contains("head") &&
            office_.seats(tx, core::auth::sitting(position.id, position.unit, keeper(tx, position.unit).id, position.roles)))
            found.push_back(position.id);
    return found;
}

std::vector<core::Actor> Subjects::archivist_seats(Tx& tx) {
    std::vector<core::Actor> found;
    for (const auto& position : directory_.all_positions(tx))
        if (position.roles.contains("archivist"))
            found.push_back(core::auth::sitting(position.id, position.unit, keeper(tx, position.unit).id, position.roles));
    return found;
}

store::Sight Subjects::sight(Tx& tx, const core::Actor& actor) {
    store::Sight sight;
    if (actor.kind == core::Actor::Kind::system) {
        sight.all = true;
        return sight;
    }
    const auto& seat = actor.seat();
    sight.position = seat.position;
    const auto own = own_archive(tx, actor);
    sight.units = {own};
    sight.offices = offices_of(seat.unit, seat.roles);
    sight.keeps = seat.roles.contains("clerk") || seat.roles.contains("archivist");
    if (!seat.roles.contains("archivist")) {
        directory::add_ended(endings_.endings(tx), sight.units);
        return sight;
    }
    sight.units = directory::with_below(directory_.units(tx), own);
    directory::add_ended(endings_.endings(tx), sight.units);
    sight.kept = sight.units;
    return sight;
}

store::Sight Subjects::custody(Tx& tx, const core::Actor& actor) {
    store::Sight sight;   // of no position: what is restricted to readers is not opened by custody
    const auto& seat = core::seat_of(actor);
    if (!actor.signed_in() || !seat.roles.contains("archivist") || !actor.may("archive.read")) return sight;
    const auto own = own_archive(tx, actor);
    sight.keeps = true;
    sight.kept.push_back(own);
    const auto all = endings_.endings(tx);
    for (const auto& each : all)
        if (heir_of(all, each.unit) == own) sight.units.push_back(each.unit);
    return sight;
}

std::vector<core::UnitId> Subjects::scope(Tx& tx, core::UnitId own) {
    return scope_of(directory_.units(tx), own);
}

std::vector<std::string> Subjects::filers(Tx& tx, core::UnitId own) {
    std::vector<std::string> names;
    for (const auto& unit : scope(tx, own))
        for (const auto& position : directory_.positions(tx, unit))
            if (position.roles.contains("clerk") || position.roles.contains("archivist")) names.push_back(position.name);
    return names;
}

std::vector<core::UnitId> Subjects::archives_over(Tx& tx, core::UnitId own) {
    const auto units = directory_.units(tx);
    std::vector<core::UnitId> found;
    std::optional<core::UnitId> at = own;
    for (auto unit = units.rbegin(); unit != units.rend() && at; ++unit) {   // a unit comes after the one above it
        if (unit->id != *at) continue;
        at = unit->parent;
        if (unit->id != own && unit->parent && !unit->own_numbers) continue;   // no archive of its own
        found.push_back(unit->id);
    }
    return found;
}

std::vector<core::PositionId> Subjects::archivists(Tx& tx, core::UnitId own) {
    const auto units = directory_.units(tx);
    std::vector<core::PositionId> found;
    for (const auto& archive : archives_over(tx, own))
        for (const auto& inside : scope_of(units, archive))
            for (const auto& position : directory_.positions(tx, inside))
                if (position.roles.contains("archivist")) found.push_back(position.id);
    return found;
}

std::string Subjects::unit_name(Tx& tx, core::UnitId unit) {
    const auto found = directory_.unit(tx, unit);
    return found ? found->name : "";
}

std::vector<directory::Unit> Subjects::units(Tx& tx, const store::Sight& sight) {
    auto all = directory_.units(tx);
    std::set<core::UnitId> seen(sight.units.begin(), sight.units.end());
    for (const auto& maker : store::makers(tx, sight)) seen.insert(maker);
    std::erase_if(all, [&](const auto& unit) {
        return !unit.own_numbers || (!sight.all && !seen.contains(unit.id));
    });
    return all;
}

}  // namespace archive
