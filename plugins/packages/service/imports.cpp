// SPDX-License-Identifier: Apache-2.0
#include "packages/service/imports.h"

#include <charconv>

#include "archive/media.h"
#include "core/audit/trail.h"
#include "core/jobs/jobs.h"
#include "packages/domain/meaning.h"
#include "packages/service/handover.h"
#include "packages/service/staged.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

classification::AccessClass access_in(const std::string& word) {
    try {
        return classification::access_named(word);
    } catch (const Error&) {
        // A class nobody here knows is kept as closely as can be, and seen as such in the preview.
        return classification::AccessClass::top_secret;
    }
}

// "3 lembar"
void amount_in(const std::string& text, archive::ArrivedItem& item) {
    const auto [at, failed] = std::from_chars(text.data(), text.data() + text.size(), item.amount);
    if (failed != std::errc()) item.amount = 0;
    const auto space = text.find(' ');
    if (space != std::string::npos) item.amount_unit = text.substr(space + 1);
}

bool unsworn(const core::Json& receipt) {
    const auto bears = [&](const char* member) { return receipt.contains(member) && !receipt.at(member).is_null(); };
    return receipt.is_null() || (!bears("timestamp") && !bears("seal"));
}

std::vector<depot::SealOfCopies> judged_seals(const Import& import) {
    auto all = import.arrival.content.seals;
    for (std::size_t i = 0; i < all.size() && i < import.copy_seals.size(); ++i) {
        const auto& judged = import.copy_seals[i];
        all[i].signer = judged.by.empty() ? all[i].office : judged.by;
        all[i].known = judged.worth == signing::Worth::genuine;
    }
    return all;
}

// A word nobody here knows is told as a fault by the archive; of packages that tell none it follows from the file.
std::string medium_in(const PackedItem& item) {
    const auto known = archive::medium_called(item.medium);
    return std::string(known.empty() ? std::string_view(item.medium) : known);
}

}  // namespace

archive::Arrived Imports::arrived(const Arrival& arrival, bool last, const std::string& code) {
    const auto& content = arrival.content;
    archive::Arrived made;
    made.source = content.dossier;
    made.code = code;
    made.title = content.title;
    made.creator = content.creator;
    made.creator_unit = content.unit;
    made.access = access_in(content.access);
    made.opened = content.opened;
    if (last) made.closed = content.closed;
    made.account = content.account;
    made.complete = last;
    for (const auto& from : content.items) {
        archive::ArrivedItem item;
        item.subject = from.subject;
        item.number = from.number;
        item.letter_number = from.letter_number;
        item.title = from.title;
        item.sender = from.sender;
        item.receiver = from.receiver;
        item.medium = medium_in(from);
        item.physical = from.condition;
        item.stage = from.stage;
        item.date = from.date;
        item.volume = from.volume;
        item.first = from.first;
        item.dated = from.dated;
        item.remark = from.remark;
        item.access = access_in(from.access);
        if (from.digest) item.digest = *from.digest;
        amount_in(from.amount, item);
        made.items.push_back(std::move(item));
    }
    return made;
}

std::optional<Imports::Preview> Imports::known(Tx& tx, const Context& ctx, Import import) {
    Preview made{std::move(import), {}, {}};
    if (made.import.dossier) {
        const auto kept = holdings_.find(tx, ctx, *made.import.dossier);
        if (!kept) return std::nullopt;
        made.dossier_number = kept->number;
        return made;
    }
    const auto& seat = ctx.actor.seat();
    if (seat.position != made.import.position || seat.unit != made.import.unit) return std::nullopt;
    return made;
}

Import Imports::must(Tx& tx, const Context& ctx, ImportId id) {
    auto import = store::find(tx, id);
    core::ensure(import && known(tx, ctx, *import) ? Verdict::allowed : Verdict::hidden);
    return *std::move(import);
}

Imports::Preview Imports::show(const Context& ctx, ImportId id) {
    may_take(ctx);
    return db_.read([&](Tx& tx) {
        auto import = store::find(tx, id);
        auto shown = import ? known(tx, ctx, *std::move(import)) : std::nullopt;
        core::ensure(shown ? Verdict::allowed : Verdict::hidden);
        shown->along = along(tx, ctx, shown->import);
        if (shown->import.stage != Stage::checked) return *std::move(shown);
        const auto means = meaning(tx, ctx, shown->import);
        shown->code_here = means.here;
        shown->chooses = means.chooses;
        shown->faults = faults(tx, ctx, shown->import, means.code);
        if (means.chooses) std::erase_if(shown->faults, [](const auto& each) { return each.field == "code"; });
        return *std::move(shown);
    });
}

// What came before decides for the parts that follow.
Imports::Meaning Imports::meaning(Tx& tx, const Context& ctx, const Import& import) {
    const auto& content = import.arrival.content;
    for (const auto& each : store::of_origin(tx, import.unit, content.dossier)) {
        const auto kept = each.dossier ? holdings_.find(tx, ctx, *each.dossier) : std::nullopt;
        if (kept) return {kept->code, kept->code_name, false, true};
    }
    const auto here = instruments_.code(tx, content.code);
    return {content.code, here ? here->name : "", !here || !here->leaf || !same_words(content.code_name, here->name)};
}

std::vector<core::Fault> Imports::faults(Tx& tx, const Context& ctx, const Import& import, const std::string& code) {
    const auto& content = import.arrival.content;
    auto all = arrivals_.faults(tx, ctx, arrived(import.arrival, true, code));
    const auto own = holdings_.find(tx, ctx, archive::DossierId::parse(content.dossier));
    if (!content.copies.empty() && depot_() == nullptr) all.push_back({"copies", "packages.import.fault.copies", {}});
    else if (!content.copies.empty() && !ctx.actor.may("depot.keep"))
        all.push_back({"copies", "packages.import.fault.copies_right", {}});
    if (own) all.push_back({"dossier", "packages.import.fault.own", {{"number", own->number}}});
    return all;
}

Listed<Imports::Preview> Imports::list(const Context& ctx, const Sought& sought) {
    may_take(ctx);
    return db_.read([&](Tx& tx) {
        const auto reach = looking_.reach(tx, ctx.actor, sought);
        return page_by_page<Preview>(
            sought.after, [&](const core::db::Page& page) { return store::newest_imports(tx, reach, page); },
            [&](Import import) { return known(tx, ctx, std::move(import)); },
            [](const Import& each) { return core::db::Place{each.brought, each.id.uuid}; });
    });
}

void Imports::keep_taken(Tx& tx, const Context& ctx, Import& import, const std::string& code) {
    const auto& content = import.arrival.content;
    auto parts = store::parts_taken(tx, import.unit, content.dossier, content.parts);
    std::erase(parts, content.part);
    const bool last = static_cast<int>(parts.size()) + 1 == content.parts;
    import.dossier = arrivals_.take(tx, ctx, arrived(import.arrival, last, code));
    if (auto* depot = depot_(); depot != nullptr && !content.copies.empty())
        depot->receive(tx, ctx, *import.dossier, content.agency, content.copies, judged_seals(import));
    import.stage = Stage::taken;
    import.taken = ctx.now();
    store::save(tx, import);
    store::keep_besides(tx, import);
    core::jobs::add(tx, ctx.now(), std::string(Settling::job), {{"import", import.id.text()}});
    core::audit::append(tx, ctx, "packages.received", archive::object_of(*import.dossier),
                        {{"package", content.id}, {"manifest", import.arrival.manifest.hex()}, {"from", content.agency},
                         {"part", content.part}, {"parts", content.parts}, {"code", code}, {"code_there", content.code}});
}

Import Imports::take(const Context& ctx, ImportId id, const std::string& chosen) {
    may_take(ctx);
    const std::scoped_lock turn(settling_.turn());
    auto import = db_.read([&](Tx& tx) { return must(tx, ctx, id); });
    if (import.stage == Stage::checked) {
        const auto code = db_.read([&](Tx& tx) {
            const auto means = meaning(tx, ctx, import);
            const auto& there = import.arrival.content;
            if (means.chooses && chosen.empty())
                throw Error("core.error.invalid", {{"code", means.here.empty() ? "packages.import.fault.code_unknown" : "packages.import.fault.code",
                                                    {{"code", there.code}, {"there", there.code_name}, {"here", means.here}}}});
            const auto kept = chosen.empty() || means.settled ? means.code : chosen;
            if (auto wrong = faults(tx, ctx, import, kept); !wrong.empty()) throw Error("core.error.invalid", std::move(wrong));
            return kept;
        });
        settling_.check_files(import);
        db_.write([&](Tx& tx) {
            store::take_turns(tx, import.unit, import.arrival.content.dossier);
            import = must(tx, ctx, id);
            if (import.stage == Stage::checked) keep_taken(tx, ctx, import, code);
        });
    }
    settling_.keep_files(import);
    if (import.stage == Stage::expired) throw Error(Code::gone, "packages.import.error.expired");
    // While the key of its office is away nothing is written: the receipt is asked for again where it is fetched.
    if (import.receipt.is_null()) try {
            write_receipt(ctx, import);
        } catch (const Error& error) {
            if (error.code() != Code::unavailable && error.code() != Code::upstream) throw;
        }
    return import;
}

core::Json Imports::bare_receipt(const Context& ctx, const Import& import) {
    const auto& content = import.arrival.content;
    return {{"kind", receipt_kind},
            {"package", content.id},
            {"dossier", content.dossier},
            {"part", content.part},
            {"parts", content.parts},
            {"manifest_sha256", import.arrival.manifest.hex()},
            {"files", import.arrival.payload},
            {"bytes", import.arrival.bytes},
            {"items", sum_of(content)},
            {"received_by", db_.read([&](Tx& tx) { return directory_.agency(tx).name; })},
            {"position", core::written(ctx.actor.seat())},
            {"received_at", core::iso(*import.taken)},
            {"dossier_here", import.dossier->text()}};
}

// By seal and timestamp of this house the sender knows who received it: both are asked for between two units. Without an
// authority the receipt says that it has no timestamp.
void Imports::write_receipt(const Context& ctx, Import& import) {
    const auto& content = import.arrival.content;
    auto receipt = import.receipt.is_null() ? bare_receipt(ctx, import) : without(import.receipt, {"timestamp", "seal"});
    const auto bare = receipt.dump();
    if (const auto seal = vouching_.seal(import.unit, core::view(bare))) receipt["seal"] = core::base64(seal->cms);
    core::Json token = nullptr;
    try {
        token = core::base64(timestamps_.stamp(core::sha256(std::string_view(receipt.dump()))));
    } catch (const Error& error) {
        if (error.code() != Code::unavailable && error.code() != Code::upstream) throw;
    }
    receipt["timestamp"] = std::move(token);
    import.receipt = db_.write([&](Tx& tx) {
        store::take_turns(tx, import.unit, content.dossier);
        auto now = must(tx, ctx, import.id);
        if (unsworn(now.receipt)) {
            now.receipt = receipt;
            store::save(tx, now);
        }
        return now.receipt;
    });
}

core::Json Imports::receipt(const Context& ctx, ImportId id) {
    may_take(ctx);
    auto import = db_.read([&](Tx& tx) { return must(tx, ctx, id); });
    if (import.stage != Stage::taken) throw Error(Code::conflict, "packages.import.error.not_taken");
    // A kill between taking and writing left none; one that bears neither seal nor timestamp is worth little to the sender.
    if (unsworn(import.receipt)) write_receipt(ctx, import);
    return import.receipt;
}

}  // namespace packages
