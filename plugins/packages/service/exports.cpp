// SPDX-License-Identifier: Apache-2.0
#include "packages/service/exports.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/audit/trail.h"
#include "core/blob/read.h"
#include "packages/domain/copies.h"
#include "packages/service/packing.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr auto patience = std::chrono::days(1);   // by then its batch has given up

void may_make(const Context& ctx) {
    core::ensure(ctx.actor.may(Exports::right) ? Verdict::allowed : Verdict::forbidden);
}

// What was handed over is packed again for the receiver whose copy was lost, by the records people of either house:
// whoever may know of it and make packages. Of a stub nothing is left.
bool packable(const archive::Kept& kept) { return !kept.stub(); }

std::string object_of(PackageId id) { return "package:" + id.text(); }

// Items in their order, each before its digital copies, those of the dossier as a whole last; a file larger than a
// package has one of its own.
std::vector<std::vector<std::string>> cut(const Content& content, const Bounds& bounds) {
    std::vector<std::vector<std::string>> parts(1);
    std::uint64_t bytes = 0;
    const auto put = [&](const std::string& subject, std::uint64_t size) {
        const bool full = parts.back().size() >= bounds.files || bytes + size > bounds.bytes;
        if (full && !parts.back().empty()) {
            parts.emplace_back();
            bytes = 0;
        }
        parts.back().push_back(subject);
        bytes += size;
    };
    constexpr std::uint64_t proof = 16U << 10;   // an evidence record, made later
    std::multimap<int, const depot::DigitalCopy*> copies;
    for (const auto& copy : content.copies) copies.emplace(copy.item, &copy);
    std::map<int, std::uint64_t> beside;   // goes where its item goes
    std::map<std::string, std::uint64_t> proofs;   // of another house, where their copy goes
    for (const auto& each : content.besides)
        if (each.of.starts_with(copy_prefix)) proofs[each.of] += each.bytes;
        else beside[each.item] += each.bytes + proof;
    const auto put_copies = [&](int item) {
        const auto [from, until] = copies.equal_range(item);
        for (auto each = from; each != until; ++each) {
            const auto subject = subject_of(*each->second);
            put(subject, static_cast<std::uint64_t>(each->second->octets) + proof + proofs[subject]);
        }
        copies.erase(from, until);
    };
    for (const auto& item : content.items) {
        put(item.subject, item.bytes + (item.digest ? proof : 0) + beside[item.number]);
        put_copies(item.number);
    }
    while (!copies.empty()) put_copies(copies.begin()->first);
    return parts;
}

}  // namespace

std::vector<PackageId> Exports::ask(const Context& ctx, const Wanted& wish) {
    may_make(ctx);
    if (wish.receiver.empty()) throw Error("core.error.invalid", {{"receiver", "packages.fault.receiver", {}}});
    const auto id = archive::DossierId::parse(wish.dossier);
    // Thousands of files are looked at: nobody else waits for that.
    const auto content = db_.read([&](Tx& tx) { return gather_.all(tx, ctx, id); });
    const auto parts = cut(content, bounds_);
    return db_.write([&](Tx& tx) {
        const auto kept = holdings_.find(tx, ctx, id);
        core::ensure(kept ? Verdict::allowed : Verdict::hidden);
        if (!packable(*kept))
            throw Error(Code::conflict, "archive.obstacle.gone", {{"number", kept->number}});
        std::vector<core::batch::Wanted> wanted;
        std::vector<Package> made;
        for (const auto& subjects : parts) {
            Package package;
            package.id = PackageId::make(ctx.now());
            package.dossier = id;
            package.part = static_cast<int>(made.size()) + 1;
            package.parts = static_cast<int>(parts.size());
            package.subjects = subjects;
            package.receiver = wish.receiver;
            package.purpose = wish.purpose;
            package.form = wish.form;
            package.handover = wish.handover;
            package.asked = ctx.now();
            package.asked_by = ctx.actor.person_name;
            package.unit = kept->unit;
            package.asked_unit = ctx.actor.seat().unit;
            wanted.push_back({object_of(package.id), content.number + " " + content.title, "/packages/" + package.id.text()});
            made.push_back(std::move(package));
        }
        if (wanted.size() > core::batch::most_items) throw Error(Code::too_large, "packages.error.parts");
        const auto batch = batches_.ask_in(tx, ctx, act, wanted, core::Json::object());
        std::vector<PackageId> ids;
        for (auto& package : made) {
            package.batch = batch.text();
            store::insert(tx, package);
            ids.push_back(package.id);
        }
        core::audit::append(tx, ctx, "packages.asked", archive::object_of(id),
                            {{"receiver", wish.receiver}, {"parts", made.size()}, {"form", name(wish.form)},
                             {"handover", wish.handover}});
        return ids;
    });
}

Content Exports::content(Tx& tx, const Context& ctx, const Package& package) {
    auto whole = gather_.part(tx, ctx, package.dossier, {package.subjects.begin(), package.subjects.end()}, package.part);
    whole.id = package.id.text();
    whole.agency = directory_.agency(tx).name;
    if (whole.creator.empty()) whole.creator = whole.agency;
    whole.receiver = package.receiver;
    whole.purpose = package.purpose;
    whole.part = package.part;
    whole.parts = package.parts;
    whole.made = ctx.now();
    // Personal data goes where the dossier goes, and in no copy for reading (UU 27/2022).
    if (!package.handover) {
        whole.account.person.clear();
        whole.account.nip.clear();
    }
    return whole;
}

core::Bytes Exports::stamp(std::string_view manifest) {
    try {
        return timestamps_.stamp(core::sha256(manifest));
    } catch (const Error& error) {
        // A house without an authority still hands over; list and answer say that nothing is stamped.
        if (error.code() != Code::unavailable && error.code() != Code::upstream) throw;
        return {};
    }
}

// By the office of who asked.
core::Bytes Exports::seal(const Context& ctx, std::string_view manifest, std::string& office) {
    auto made = vouching_.seal(ctx.actor.seat().unit, core::view(manifest));
    if (!made) return {};
    office = std::move(made->office);
    return std::move(made->cms);
}

void Exports::make(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    may_make(ctx);
    const auto id = PackageId::parse(task.subject.substr(task.subject.find(':') + 1));
    Package package;
    const auto what = db_.read([&](Tx& tx) {
        const auto found = store::find(tx, id);
        core::ensure(found ? Verdict::allowed : Verdict::hidden);
        package = *found;
        auto whole = content(tx, ctx, package);
        if (standing_ != nullptr) standing_->tell(tx, ctx, whole);
        gather_.prove(tx, whole);
        return whole;
    });
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, failed);
    const auto half = folder_ / (id.text() + ".half");
    try {
        const auto sealed = [&](std::string_view manifest) { return seal(ctx, manifest, package.sealed_by); };
        write_package(blobs_, what, package, half, {[this](std::string_view manifest) { return stamp(manifest); }, sealed},
                      words_.in("id"));
        const auto measured = core::blob::measure(half);
        if (!measured) throw Error(Code::unavailable, "packages.error.disk");
        package.digest = measured->digest;
        package.bytes = measured->bytes;
        std::filesystem::rename(half, place(id));
    } catch (...) {
        std::filesystem::remove(half, failed);
        throw;
    }
    package.state = State::ready;
    package.name = what.name();
    package.made = what.made;
    std::set<core::Digest> besides;
    for (const auto& each : what.besides)
        if (!made_anew(each.kind)) besides.insert(each.digest);
    for (const auto& each : what.seals) besides.insert(core::sha256(each.cms));
    bool stands = false;
    db_.write([&](Tx& tx) {
        stands = store::made(tx, package, besides);
        if (!stands) return;
        core::audit::append(tx, ctx, "packages.made", archive::object_of(package.dossier),
                            {{"package", id.text()}, {"digest", package.digest->hex()}, {"receiver", package.receiver}});
        done(tx, {"", "", "", package.name});
    });
    if (stands) return;
    // Its dossier was destroyed while it was written.
    std::filesystem::remove(place(id), failed);
    throw Error(Code::gone, "packages.error.expired");
}

Listed<Shown> Exports::list(const Context& ctx, const Sought& sought) {
    may_make(ctx);
    return db_.read([&](Tx& tx) {
        const auto reach = looking_.reach(tx, ctx.actor, sought);
        return page_by_page<Shown>(
            sought.after, [&](const core::db::Page& page) { return store::newest(tx, reach, page); },
            [&](Package package) -> std::optional<Shown> {
                const auto kept = holdings_.find(tx, ctx, package.dossier);
                if (!kept) return std::nullopt;
                return Shown{std::move(package), kept->number, kept->title, kept->life == archive::Life::handed_over};
            },
            [](const Package& each) { return core::db::Place{each.asked, each.id.uuid}; });
    });
}

Shown Exports::show(const Context& ctx, PackageId id) {
    may_make(ctx);
    auto shown = db_.read([&](Tx& tx) {
        auto package = store::find(tx, id);
        const auto kept = package ? holdings_.find(tx, ctx, package->dossier) : std::nullopt;
        core::ensure(kept ? Verdict::allowed : Verdict::hidden);
        Shown found{*std::move(package), kept->number, kept->title, kept->life == archive::Life::handed_over};
        found.receipt = store::receipt_of(tx, id);
        found.copies = gather_.unsealed(tx, ctx, found.package);
        return found;
    });
    if (!shown.receipt) return shown;
    auto oaths = oaths_of(shown.receipt->receipt);
    shown.receipt_stamp = std::move(oaths.stamp);
    shown.receipt_seal = std::move(oaths.seal);
    shown.receipt_counts = counts(*shown.receipt, bounds_.second_person);
    shown.may_confirm = bounds_.second_person && !shown.receipt_counts && shown.receipt->recorded_person != ctx.actor.person;
    return shown;
}

std::filesystem::path Exports::file(const Context& ctx, PackageId id, std::string& name) {
    const auto package = show(ctx, id).package;
    if (package.state == State::waiting || package.state == State::failed)
        throw Error(Code::conflict, "packages.error.waiting");
    if (package.state == State::expired) throw Error(Code::gone, "packages.error.expired");
    db_.read([&](Tx& tx) { return content(tx, ctx, package); });   // he may still read every item of it
    db_.write([&](Tx& tx) {
        core::audit::append(tx, ctx, "packages.taken", archive::object_of(package.dossier),
                            {{"package", id.text()}, {"digest", package.digest->hex()}});
    });
    name = package.name + ".zip";
    return place(id);
}

bool Exports::may_ask(const Context& ctx, archive::DossierId dossier) {
    if (!ctx.actor.may(right)) return false;
    return db_.read([&](Tx& tx) {
        const auto kept = holdings_.find(tx, ctx, dossier);
        return kept && packable(*kept);
    });
}

bool Exports::has_some(const Context& ctx, archive::DossierId dossier) {
    if (!ctx.actor.may(right)) return false;
    return db_.read([&](Tx& tx) { return holdings_.find(tx, ctx, dossier) && store::has_packages(tx, dossier); });
}

// Of packages asked for before it was kept; what is known of no dossier is passed over.
void Exports::tell_units(const Context& house) {
    archive::DossierId after;
    const auto some = [&](Tx& tx) {
        const auto dossiers = store::of_no_unit(tx, after, portion);
        for (const auto& dossier : dossiers)
            if (const auto kept = holdings_.find(tx, house, dossier)) store::set_unit(tx, dossier, kept->unit);
        if (!dossiers.empty()) after = dossiers.back();
        return !dossiers.empty();
    };
    while (db_.write(some)) {
    }
}

void Exports::expire(const Context& ctx) {
    tell_units(ctx);
    judge_again();
    const auto before = ctx.now() - std::chrono::days(bounds_.days);
    for (const auto& id : db_.read([&](Tx& tx) { return store::made_before(tx, before); })) {
        std::error_code failed;
        std::filesystem::remove(place(id), failed);
        if (!failed) db_.write([&](Tx& tx) { store::expire(tx, id); });
    }
    db_.write([&](Tx& tx) { store::give_up(tx, ctx.now() - patience); });
    // A kill while writing leaves one; whoever writes at this moment began it less than a day ago.
    std::error_code none;
    for (const auto& each : std::filesystem::directory_iterator(folder_, none)) {
        const auto age = std::filesystem::file_time_type::clock::now() - each.last_write_time(none);
        if (each.path().extension() == ".half" && age > patience) std::filesystem::remove(each.path(), none);
    }
}

}  // namespace packages
