// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/running.h"

#include <algorithm>
#include <set>

#include "archive/arrivals.h"
#include "core/audit/trail.h"
#include "core/batch/forget.h"
#include "core/db/scrub.h"
#include "disposal/service/lists.h"

namespace disposal {

using archive::Deed;
using archive::Obstacle;
using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::string_view letter_prefix = "letter:", entry_prefix = "incoming:";

}  // namespace

Running::ActText Running::act_text(Tx& tx, const Proposal& p, archive::DossierId dossier) {
    const auto& words = parts_.words.in("id");
    const bool removal = p.kind == Kind::removal;
    const auto papers = parts_.proposals.papers(tx, p.after.value_or(p.id));
    const auto* paper = paper_in(papers, Paper::act);
    std::string group = removal ? "disposal.removed." : "disposal.gone.act.";
    if (paper == nullptr && !removal) {
        paper = paper_in(papers, Paper::decree);
        group = "disposal.gone.decree.";
    }
    if (paper == nullptr) return {};
    core::Args args{{"number", paper->number}, {"date", words.date(paper->date)}};
    if (removal)
        if (const auto receipts = receipts_of(tx, parts_, dossier); !receipts.empty())
            args.emplace_back("receiver", receipts.front().receiver);
    const auto origin = paper->outside() ? " (" + outside_text(*paper, words) + ")" : std::string();
    return {words.say(group + "letter", args) + origin, words.say(group + "dossier", args) + origin};
}

archive::Obstacles Running::against(Tx& tx, const Context&, const std::vector<archive::Kept>& dossiers, Deed deed) {
    std::vector<archive::Kept> ending;
    std::copy_if(dossiers.begin(), dossiers.end(), std::back_inserter(ending), [&](const archive::Kept& each) {
        return deed == Deed::destroy || deed == Deed::decree || archive::removes(each, deed);
    });
    archive::Obstacles found;
    if (ending.empty()) return found;
    for (auto& [id, why] : with_papers(tx, parts_, ending)) found[id].push_back(std::move(why));
    return found;
}

std::optional<Obstacle> Running::blocked(Tx& tx, const Context& ctx, const Proposal& p, const Line& line) {
    const auto dossier = parts_.holdings.find(tx, ctx, line.dossier);
    if (!dossier) return Obstacle{"disposal.blocked.unknown", {}};
    if (dossier->process_of != p.object()) return Obstacle{"disposal.blocked.released", {{"number", dossier->number}}};
    if (auto why = disposal::against(p.kind, *dossier)) return why;
    if (!line.stands()) return Obstacle{"disposal.blocked.struck", {}};
    const bool removal = p.kind == Kind::removal;
    const bool seen = line.found == Found::matches || line.found == Found::differs;
    if (!removal && !seen) return Obstacle{"disposal.blocked.unchecked", {}};
    if (!removal && strictest(p.route, dossier->route) != p.route) return Obstacle{"disposal.blocked.route", {}};
    if (hash_of(frozen(tx, parts_, *dossier, line.snapshot)) != line.hash)
        return Obstacle{"disposal.blocked.changed", {{"number", dossier->number}}};
    // Of a removal that asks the receipts, too.
    const auto deed = removal ? Deed::remove : Deed::destroy;
    const auto reasons = parts_.gate.obstacles(tx, ctx, line.dossier, deed);
    if (!reasons.empty()) return for_all(tx, parts_, line.dossier, deed, reasons.front());
    return unsupported(tx, p, line);
}

std::optional<Obstacle> Running::unsupported(Tx& tx, const Proposal& p, const Line& line) {
    const Obstacle not_of_it{"disposal.removal.not_of_it", {}};
    const auto rests_on = p.after ? parts_.proposals.find(tx, *p.after) : p;
    if (!rests_on) return not_of_it;
    const auto papers = parts_.proposals.papers(tx, rests_on->id);
    for (const auto act : {Act::submit, Act::consider, Act::agree, Act::decree, Act::execute, Act::finish}) {
        if (act == Act::finish && !p.after) continue;   // those come after a destruction
        if (auto why = paper_missing(tx, parts_, *rests_on, papers, act, p.after ? Asked::over : Asked::again)) return why;
    }
    if (!p.after) return std::nullopt;
    const auto was_in = parts_.proposals.of_dossier(tx, line.dossier);
    const bool handed = std::any_of(was_in.begin(), was_in.end(), [&](const auto& each) {
        return each.first.id == rests_on->id && each.second.outcome == Outcome::done;
    });
    if (!handed || rests_on->kind != Kind::handover || rests_on->state != State::done) return not_of_it;
    return without_receipts(tx, parts_, *parts_.holdings.find(tx, by_house(parts_), line.dossier));
}

// Does another record have the sealed file? `here`: how many items of dossiers handed over do that are being destroyed.
bool Running::lives(Tx& tx, const core::Digest& sealed, std::size_t here) {
    return parts_.letters_forget.keeps(tx, sealed) || parts_.incoming_forget.keeps(tx, sealed) ||
           (parts_.arrivals != nullptr && parts_.arrivals->borne(tx, {sealed}).size() > here);
}

void Running::forget(Tx& tx, const Context& ctx, ProposalId id, const archive::KeptItem& item, std::string_view act) {
    const auto& subject = item.subject;
    std::vector<core::Digest> files;
    std::optional<core::Digest> sealed;
    if (subject.starts_with(letter_prefix)) {
        const auto letter = letters::LetterId::parse(subject.substr(letter_prefix.size()));
        if (const auto issued = parts_.letters.issued(tx, letter)) sealed = issued->bytes;
        files = parts_.letters_forget.forget(tx, ctx, letter, act);
    } else if (subject.starts_with(entry_prefix)) {
        const auto entry = incoming::IncomingId::parse(subject.substr(entry_prefix.size()));
        if (const auto received = parts_.inbox.find(tx, entry)) sealed = received->bytes;
        files = parts_.incoming_forget.forget(tx, ctx, entry, act);
        parts_.letters_forget.cited(tx, subject);
    } else {
        throw Error(Code::conflict, "disposal.blocked.kind", {{"item", std::to_string(item.number)}});
    }
    core::batch::forget(tx, subject, act);
    // One letter lies in the archives of all who got it, and may have come with a dossier of another house: its files live
    // as long as one of them.
    if (sealed && !lives(tx, *sealed, 0))
        for (const auto& each : parts_.signing_forget.forget(tx, *sealed)) files.push_back(each);
    for (const auto& each : files) parts_.running.freed(tx, id, each);
}

// Of another house: its letter is there, here is a file and what the package told of it. `here`: how often this dossier
// holds that file.
void Running::forget_handed(Tx& tx, ProposalId id, const archive::KeptItem& item, std::size_t here, std::string_view act) {
    core::batch::forget(tx, item.subject, act);
    if (item.digest == core::Digest{}) return;
    parts_.running.freed(tx, id, item.digest);
    if (lives(tx, item.digest, here)) return;
    for (const auto& each : parts_.signing_forget.forget(tx, item.digest)) parts_.running.freed(tx, id, each);
}

void Running::destroy(Tx& tx, const Context& ctx, const Proposal& p, const Line& line) {
    const auto items = parts_.holdings.items(tx, ctx, line.dossier);
    const auto act = act_text(tx, p, line.dossier);
    std::vector<std::string> subjects;
    for (const auto& item : items) {
        subjects.push_back(item.subject);
        // Of paper nothing lies in the house but its row, which goes with the dossier's; the act tells how it was destroyed.
        if (item.subject.starts_with(archive::paper_prefix)) continue;
        if (item.subject.starts_with(archive::handed_prefix)) {
            const auto same = [&](const archive::KeptItem& each) {
                return each.digest == item.digest && each.subject.starts_with(archive::handed_prefix);
            };
            forget_handed(tx, p.id, item, static_cast<std::size_t>(std::count_if(items.begin(), items.end(), same)), act.of_letter);
            continue;
        }
        forget(tx, ctx, p.id, item, act.of_letter);
        parts_.running.gone(tx, p.id, line.dossier, item.subject);
    }
    if (auto* packages = parts_.packages())
        for (const auto& each : packages->forget(tx, ctx, line.dossier, subjects)) parts_.running.freed(tx, p.id, each);
    if (auto* depot = parts_.depot())
        for (const auto& each : depot->forget(tx, line.dossier)) parts_.running.freed(tx, p.id, each);
    parts_.holdings.erase(tx, ctx, line.dossier, act.of_dossier);
}

void Running::one(ProposalId id, int number) {
    const auto ctx = by_house(parts_);
    const auto keep = [&](const Obstacle& why) {
        parts_.db.write([&](Tx& tx) {
            const auto p = parts_.proposals.find(tx, id);
            const auto line = parts_.proposals.line(tx, id, number);
            if (!parts_.running.take(tx, id, number, Outcome::blocked, told(why))) return;
            parts_.holdings.release(tx, ctx, line->dossier, p->object());
            core::audit::append(tx, ctx, "disposal.blocked", p->object(), {{"line", number}, {"why", told(why)}});
        });
    };
    try {
        std::optional<Obstacle> why;
        parts_.db.write([&](Tx& tx) {
            why.reset();
            const auto p = parts_.proposals.find(tx, id);
            // Taken first: a second worker waits here, then finds it taken.
            if (!p || p->state != State::running || !parts_.running.take(tx, id, number, Outcome::done, core::Json()))
                return;
            auto line = parts_.proposals.line(tx, id, number);
            parts_.gate.take_to_end(tx, line->dossier);
            why = blocked(tx, ctx, *p, *line);
            if (why) throw Error(Code::conflict, why->word, why->args);
            destroy(tx, ctx, *p, *line);
        });
    } catch (const Error& error) {
        if (error.code() == Code::unavailable) throw;
        keep({error.key(), error.args()});
    } catch (const std::exception&) {
        keep({"disposal.blocked.fault", {}});
    }
}

void Running::run(ProposalId id) {
    const auto next_line = [&] { return parts_.db.read([&](Tx& tx) { return parts_.running.next_line(tx, id); }); };
    while (const auto number = next_line()) one(id, *number);
    const auto p = parts_.db.read([&](Tx& tx) { return parts_.proposals.find(tx, id); });
    if (!p || p->state != State::running) return;
    if (auto* packages = parts_.packages()) packages->sweep();
    if (auto* exports = parts_.exports()) exports->make_anew();
    parts_.db.write([&](Tx& tx) {
        core::jobs::add(tx, parts_.clock.now(), clean_job, {{"proposal", id.text()}}, {.key = key(clean_job, id)});
    });
}

std::string Running::key(std::string_view kind, ProposalId id) { return std::string(kind) + ":" + id.text(); }

std::optional<core::jobs::Hindered> Running::hindered(Tx& tx, ProposalId id) {
    auto cleaning = core::jobs::hindered(tx, key(clean_job, id));
    return cleaning ? cleaning : core::jobs::hindered(tx, key(job, id));
}

void Running::clean(ProposalId id) {
    const bool running = parts_.db.read([&](Tx& tx) {
        const auto p = parts_.proposals.find(tx, id);
        return p && p->state == State::running && !parts_.running.next_line(tx, id);
    });
    if (!running) return;
    if (!remove_files(id)) throw core::jobs::Later("disposal.waits.brought", std::chrono::minutes(10));
    try {
        core::db::wait_for_readers(parts_.db);   // before the index is written anew for nothing
        parts_.search.purge(parts_.db);
        core::db::scrub(parts_.db);
    } catch (const core::db::InTheWay& why) {
        throw core::jobs::Later(why.key(), std::chrono::minutes(1));
    }
    close(id);
}

// What no living record needs leaves the disk.
bool Running::remove_files(ProposalId id) {
    const auto freed = parts_.db.read([&](Tx& tx) { return parts_.running.all_freed(tx, id); });
    if (freed.empty()) return true;
    const auto written = parts_.db.read([&](Tx& tx) {
        auto all = parts_.letters_forget.written_in(tx, freed);
        if (parts_.arrivals != nullptr)
            for (const auto& each : parts_.arrivals->borne(tx, freed)) all.push_back(each);
        return all;
    });
    const std::set<core::Digest> kept(written.begin(), written.end());
    auto* depot = parts_.depot();
    auto* packages = parts_.packages();
    std::set<std::string> gone;
    std::vector<core::Digest> over;
    for (const auto& each : freed) {
        const bool settled = parts_.blobs.settled(each);
        const bool needed = parts_.db.read([&](Tx& tx) {
            return kept.contains(each) || parts_.letters_forget.keeps(tx, each) || parts_.incoming_forget.keeps(tx, each) ||
                   parts_.proposals.keeps(tx, each) || parts_.signing_forget.keeps(tx, each) || (depot && depot->keeps(tx, each)) ||
                   (packages && packages->keeps(tx, each)) ||
                   (parts_.approvals != nullptr && parts_.approvals->keeps(tx, each));
        });
        if (!needed) {
            if (!settled || !parts_.blobs.remove_for_good(each)) continue;
            parts_.db.write([&](Tx& tx) { parts_.objects.gone(tx, each); });
            gone.insert(each.hex());
        }
        over.push_back(each);
    }
    std::error_code absent;
    for (std::filesystem::recursive_directory_iterator at(parts_.cache, absent), end; at != end; at.increment(absent)) {
        constexpr std::size_t of_digest = 64;
        if (at->is_regular_file(absent) && gone.contains(at->path().filename().string().substr(0, of_digest)))
            std::filesystem::remove(at->path(), absent);
    }
    parts_.db.write([&](Tx& tx) {
        for (const auto& each : over) parts_.running.drop_freed(tx, id, each);
    });
    return over.size() == freed.size();
}

Document Running::made_list(ProposalId id) {
    const auto [p, lines] = parts_.db.read(
        [&](Tx& tx) { return std::pair(*parts_.proposals.find(tx, id), parts_.proposals.lines(tx, id)); });
    const auto now = by_house(parts_).now();
    return made_paper(parts_, p, Paper::list, list_paper(parts_, p, lines, now));
}

void Running::keep_list(ProposalId id) {
    const auto paper = made_list(id);
    parts_.db.write([&](Tx& tx) {
        for (const auto& each : parts_.proposals.papers(tx, id))
            if (each.kind == Paper::list) return;
        parts_.proposals.put(tx, id, paper);
    });
}

void Running::close(ProposalId id) {
    const auto ctx = by_house(parts_);
    const auto paper = made_list(id);
    parts_.db.write([&](Tx& tx) {
        auto p = *parts_.proposals.find(tx, id);
        if (p.state != State::running || parts_.running.next_line(tx, id)) return;
        p.state = p.kind == Kind::removal ? State::done : State::executed;   // which its handover's act has told already
        parts_.proposals.save(tx, p);
        parts_.proposals.put(tx, id, paper);
        std::int64_t done = 0, kept = 0;
        for (const auto& line : parts_.proposals.lines(tx, id)) {
            done += line.outcome == Outcome::done ? 1 : 0;
            kept += line.outcome == Outcome::blocked ? 1 : 0;
        }
        core::audit::append(tx, ctx, "disposal.executed", p.object(),
                            {{p.kind == Kind::removal ? "removed" : "destroyed", done}, {"blocked", kept}, {"list", paper.bytes.hex()}});
        tell_next(tx, parts_, ctx, p, {});
    });
}

void Running::settle_keepers() {
    const auto ctx = by_house(parts_);
    tell_definitive();
    while (parts_.db.write([&](Tx& tx) {
        const auto unit = records_office(tx, parts_);
        return unit ? parts_.holdings.settle(tx, ctx, unit->id) : 0;
    }) > 0) {
    }
}

void Running::tell_definitive() {
    constexpr int portion = 500;
    const auto tell = [&](Tx& tx) {
        const auto given = parts_.running.untold(tx, portion);
        for (const auto& [dossier, number] : given) {
            parts_.definitive->give_number(tx, dossier, number);
            parts_.running.told(tx, dossier);
        }
        return !given.empty();
    };
    while (parts_.definitive && parts_.db.write(tell)) {
    }
}

void Running::retell(ProposalId id) {
    const auto ctx = by_house(parts_);
    const auto [p, lines] = parts_.db.read(
        [&](Tx& tx) { return std::pair(*parts_.proposals.find(tx, id), parts_.proposals.lines(tx, id)); });
    for (const auto& line : lines) {
        if (line.outcome != Outcome::done) continue;
        parts_.db.write([&, p = p](Tx& tx) {
            const auto act = act_text(tx, p, line.dossier);
            for (const auto& subject : parts_.running.gone_with(tx, id, line.dossier)) {
                if (subject.starts_with(letter_prefix))
                    parts_.letters_forget.forget(tx, ctx, letters::LetterId::parse(subject.substr(letter_prefix.size())), act.of_letter);
                else
                    parts_.incoming_forget.forget(tx, ctx, incoming::IncomingId::parse(subject.substr(entry_prefix.size())),
                                                  act.of_letter);
            }
            parts_.holdings.retell(tx, line.dossier, act.of_dossier);
        });
    }
}

}  // namespace disposal
