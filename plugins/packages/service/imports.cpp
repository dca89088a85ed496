// SPDX-License-Identifier: Apache-2.0
#include "packages/service/imports.h"

#include <charconv>
#include <fstream>
#include <map>

#include "archive/media.h"
#include "core/audit/trail.h"
#include "core/blob/read.h"
#include "core/jobs/jobs.h"
#include "core/log/log.h"
#include "packages/service/handover.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

void may_take(const Context& ctx) {
    core::ensure(ctx.actor.may(Imports::right) ? Verdict::allowed : Verdict::forbidden);
}

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

// A word nobody here knows is told as a fault by the archive; of packages that tell none it follows from the file.
std::string medium_in(const PackedItem& item) {
    const auto known = archive::medium_called(item.medium);
    return std::string(known.empty() ? std::string_view(item.medium) : known);
}

void write_file(const std::filesystem::path& to, core::ByteView bytes) {
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw Error(Code::unavailable, "packages.error.disk");
}

// A file that is removed on every way out but one.
struct Staged {
    std::filesystem::path path;
    bool keep = false;
    ~Staged() {
        std::error_code none;
        if (!keep) std::filesystem::remove(path, none);
    }
};

}  // namespace

void Imports::judge(Import& import) const {
    const auto& arrival = import.arrival;
    const auto sworn = core::view(arrival.sworn);
    import.stamped = !arrival.stamp.empty();
    if (import.stamped) import.stamp = vouching_.stamped(core::view(arrival.stamp), sworn);
    if (!arrival.seal.empty()) import.seal = vouching_.sealed(core::view(arrival.seal), sworn);
    const std::array all{std::pair{&import.seal, seal_path}, std::pair{&import.stamp, stamp_path}};
    for (const auto& [proof, path] : all)
        if (*proof && (*proof)->worth == signing::Worth::wrong)
            throw Error("core.error.invalid", {{"file", "packages.bag.sworn", {{"path", std::string(path)}}}});
}

Import Imports::bring(const Context& ctx, core::ByteView file) {
    may_take(ctx);
    if (file.empty()) throw Error("core.error.invalid", {{"file", "packages.import.fault.none", {}}});
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, failed);
    Import import;
    import.id = ImportId::make(ctx.now());
    import.unit = ctx.actor.seat().unit;
    import.position = ctx.actor.seat().position;
    import.brought = ctx.now();
    import.brought_by = ctx.actor.person_name;
    Staged staged{place(import.id, ".half")};
    write_file(staged.path, file);
    import.arrival = read_arrival(look_into(staged.path, bounds_));
    judge(import);
    return db_.write([&](Tx& tx) {
        store::take_turns(tx, import.unit, import.arrival.content.dossier);
        auto before = store::by_manifest(tx, import.unit, import.arrival.manifest);
        // Brought twice at one moment it is there after all.
        if (!before && !store::insert(tx, import)) before = store::by_manifest(tx, import.unit, import.arrival.manifest);
        if (before && before->stage == Stage::taken) {
            core::ensure(known(tx, ctx, *before) ? Verdict::allowed : Verdict::hidden);
            return *before;
        }
        if (before) {
            before->stage = Stage::checked;
            before->position = import.position;
            before->brought = import.brought;
            before->brought_by = import.brought_by;
            before->arrival = import.arrival;
            before->stamped = import.stamped;
            before->stamp = import.stamp;
            before->seal = import.seal;
            store::save(tx, *before);
            store::save_arrival(tx, *before);
            import = *before;
        }
        // A unit that is run again finds it in its place.
        if (!staged.keep) std::filesystem::rename(staged.path, place(import.id));
        staged.keep = true;
        core::audit::append(tx, ctx, "packages.brought", "import:" + import.id.text(),
                            {{"manifest", import.arrival.manifest.hex()}, {"from", import.arrival.content.agency}});
        return import;
    });
}

archive::Arrived Imports::arrived(const Arrival& arrival, bool last) {
    const auto& content = arrival.content;
    archive::Arrived made;
    made.source = content.dossier;
    made.code = content.code;
    made.title = content.title;
    made.creator = content.creator;
    made.creator_unit = content.unit;
    made.access = access_in(content.access);
    made.opened = content.opened;
    if (last) made.closed = content.closed;
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
        if (shown->import.stage != Stage::checked) return *std::move(shown);
        shown->faults = arrivals_.faults(tx, ctx, arrived(shown->import.arrival, true));
        const auto own = holdings_.find(tx, ctx, archive::DossierId::parse(shown->import.arrival.content.dossier));
        if (!shown->import.arrival.content.copies.empty() && depot_() == nullptr)
            shown->faults.push_back({"copies", "packages.import.fault.copies", {}});
        else if (!shown->import.arrival.content.copies.empty() && !ctx.actor.may("depot.keep"))
            shown->faults.push_back({"copies", "packages.import.fault.copies_right", {}});
        if (own) shown->faults.push_back({"dossier", "packages.import.fault.own", {{"number", own->number}}});
        return *std::move(shown);
    });
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

// Those not in the store, unpacked one by one.
void Imports::each_lacking(const Import& import, const Taken& take) {
    std::map<std::string, core::Digest> wanted;
    for (const auto& item : import.arrival.content.items)
        if (item.digest && !blobs_.has(*item.digest)) wanted.emplace(import.arrival.files.at(item.number), *item.digest);
    const auto& copies = import.arrival.content.copies;
    for (std::size_t i = 0; i < copies.size(); ++i)
        if (!blobs_.has(copies[i].digest)) wanted.emplace(import.arrival.copies.at(i), copies[i].digest);
    for (const auto& beside : import.arrival.content.besides)
        if (!blobs_.has(beside.digest)) wanted.emplace(import.arrival.besides + beside.file(), beside.digest);
    if (wanted.empty()) return;
    const Staged piece{place(import.id, ".part")};
    unpack(place(import.id), wanted, piece.path, [&](const core::Digest& digest) { take(digest, piece.path); });
}

// Only now that a dossier has them: of one that was refused nothing lies in the store, least of all what was destroyed.
void Imports::settle(const Import& import) {
    if (import.stage != Stage::taken || !std::filesystem::exists(place(import.id))) return;
    each_lacking(import, [&](const core::Digest& digest, const std::filesystem::path& piece) {
        if (!blobs_.mend(digest, piece)) throw Error(Code::conflict, "packages.import.error.changed");
    });
    // Here it is renewed, and handed out with its newest timestamp.
    const auto& content = import.arrival.content;
    std::map<int, core::Digest> sealed;
    for (const auto& item : content.items)
        if (item.digest) sealed.emplace(item.number, *item.digest);
    for (const auto& beside : content.besides)
        if (const auto of = sealed.find(beside.item); beside.kind == BesideKind::grown && of != sealed.end())
            adopting_.adopt(of->second, beside.digest);
    std::error_code none;
    std::filesystem::remove(place(import.id), none);
}

void Imports::settle(ImportId id) {
    const std::scoped_lock turn(taking_);
    if (const auto import = db_.read([&](Tx& tx) { return store::find(tx, id); })) settle(*import);
}

Import Imports::take(const Context& ctx, ImportId id) {
    may_take(ctx);
    const std::scoped_lock turn(taking_);
    auto import = db_.read([&](Tx& tx) { return must(tx, ctx, id); });
    if (import.stage == Stage::checked) {
        if (auto faults = show(ctx, id).faults; !faults.empty()) throw Error("core.error.invalid", std::move(faults));
        each_lacking(import, [](const core::Digest& digest, const std::filesystem::path& piece) {
            const auto found = core::blob::measure(piece);
            if (!found || found->digest != digest) throw Error(Code::conflict, "packages.import.error.changed");
        });
        db_.write([&](Tx& tx) {
            store::take_turns(tx, import.unit, import.arrival.content.dossier);
            import = must(tx, ctx, id);
            if (import.stage != Stage::checked) return;
            const auto& content = import.arrival.content;
            auto parts = store::parts_taken(tx, import.unit, content.dossier, content.parts);
            std::erase(parts, content.part);
            const bool last = static_cast<int>(parts.size()) + 1 == content.parts;
            import.dossier = arrivals_.take(tx, ctx, arrived(import.arrival, last));
            if (auto* depot = depot_(); depot != nullptr && !content.copies.empty())
                depot->receive(tx, ctx, *import.dossier, content.agency, content.copies);
            import.stage = Stage::taken;
            import.taken = ctx.now();
            store::save(tx, import);
            store::keep_besides(tx, import);
            core::jobs::add(tx, ctx.now(), settle_job, {{"import", id.text()}});
            core::audit::append(tx, ctx, "packages.received", archive::object_of(*import.dossier),
                                {{"package", content.id}, {"manifest", import.arrival.manifest.hex()},
                                 {"from", content.agency}, {"part", content.part}, {"parts", content.parts}});
        });
    }
    settle(import);
    if (import.stage == Stage::expired) throw Error(Code::gone, "packages.import.error.expired");
    if (import.receipt.is_null()) write_receipt(ctx, import);
    return import;
}

// The timestamp is asked for between two units; without an authority the receipt says it has none.
void Imports::write_receipt(const Context& ctx, Import& import) {
    const auto& content = import.arrival.content;
    core::Json receipt{{"kind", receipt_kind},
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
        if (now.receipt.is_null()) {
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
    // A kill between taking and writing left none.
    if (import.receipt.is_null()) write_receipt(ctx, import);
    return import.receipt;
}

void Imports::expire(const Context& ctx) {
    for (const auto& id : db_.read([&](Tx& tx) { return store::waiting_before(tx, ctx.now() - std::chrono::days(days_)); })) {
        std::error_code failed;
        std::filesystem::remove(place(id), failed);
        if (failed) continue;
        db_.write([&](Tx& tx) {
            auto import = store::find(tx, id);
            if (!import) return;
            store::take_turns(tx, import->unit, import->arrival.content.dossier);
            import = store::find(tx, id);
            if (import->stage != Stage::checked) return;
            import->stage = Stage::expired;
            // Nobody took it: what it told of another house's records is not ours to keep.
            import->arrival.content = stub_of(import->arrival.content);
            import->arrival.files.clear();
            import->arrival.copies.clear();
            import->arrival.besides.clear();
            store::save(tx, *import);
            store::save_arrival(tx, *import);
        });
    }
    for (const auto& id : db_.read([&](Tx& tx) { return store::taken_since(tx, ctx.now() - std::chrono::days(days_)); }))
        try {
            settle(id);   // whose job gave up
        } catch (const Error& error) {
            core::log::warning("packages.settle", {{"import", id.text()}, {"why", error.key()}});
        }
    std::error_code none;
    for (const auto& each : std::filesystem::directory_iterator(folder_, none)) {
        const auto age = std::filesystem::file_time_type::clock::now() - each.last_write_time(none);
        if (each.path().extension() != ".zip" && age > std::chrono::days(1)) std::filesystem::remove(each.path(), none);
    }
}

}  // namespace packages
