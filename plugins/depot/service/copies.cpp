// SPDX-License-Identifier: Apache-2.0
#include "depot/service/copies.h"

#include <algorithm>

#include "archive/arrivals.h"
#include "core/audit/trail.h"
#include "core/pdf/read.h"
#include "depot/service/image.h"
#include "depot/store/scan_file_store.h"
#include "depot/store/scan_seal_store.h"

namespace depot {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::string_view make_right = "depot.keep";

Error fault_of(const char* field, const char* word, core::Args args = {}) {
    return Error("core.error.invalid", {{field, word, std::move(args)}});
}

Image pdf_in(const CopyWish::File& file) try {
    const auto found = core::pdf::inspect(file.bytes);
    if (found.encrypted) throw Error(Code::unsupported, "core.pdf.locked");
    if (core::pdf::pdfa(file.bytes).empty()) throw fault_of("file", "depot.fault.scan_pdfa", {{"name", file.name}});
    return {"application/pdf", found.pages, 0};
} catch (const Error& error) {
    if (error.code() != Code::unsupported) throw;
    throw error.of("file");   // what is wrong with the file is told beside it
}

Image kind_of(const CopyWish::File& file) {
    if (core::chars(file.bytes).starts_with("%PDF-")) return pdf_in(file);
    const auto found = image_in(file.bytes);
    if (!found) throw fault_of("file", "depot.fault.scan_kind", {{"name", file.name}});
    return *found;
}

}  // namespace

ScanShown Copies::open_for(Tx& tx, const Context& ctx, ScanId id, const CopyWish& wish) {
    auto shown = scans_.seen(tx, ctx, id);
    shown.scan.must_be_open();
    if (std::none_of(shown.rows.begin(), shown.rows.end(), [&](const ScanRow& row) { return row.dossier == wish.dossier; }))
        throw fault_of("dossier", "depot.fault.scan_dossier");
    must_be_here(known(tx, parts_, ctx, wish.dossier));
    if (wish.item == 0) return shown;
    const auto items = parts_.holdings.items(tx, ctx, wish.dossier);
    const auto item = std::find_if(items.begin(), items.end(), [&](const auto& each) { return each.number == wish.item; });
    // What is electronic is read where it is kept, by who may read it; only paper is digitised.
    if (item == items.end() || !item->subject.starts_with(archive::paper_prefix))
        throw fault_of("item", "depot.fault.scan_item", {{"item", std::to_string(wish.item)}});
    return shown;
}

std::vector<ScanFile> Copies::facts(const Context& ctx, ScanId id, const CopyWish& wish) const {
    std::vector<ScanFile> all;
    int pages = 0;
    for (const auto& file : wish.files) {
        const auto image = kind_of(file);
        pages += image.pages;
        ScanFile made;
        made.id = ScanFileId::make(ctx.now());
        made.scan = id;
        made.dossier = wish.dossier;
        made.item = wish.item;
        made.name = file.name;
        made.media = image.media;
        made.pages = image.pages;
        made.dpi = image.dpi;
        made.octets = static_cast<std::int64_t>(file.bytes.size());
        made.added = step_of(ctx);
        all.push_back(std::move(made));
    }
    if (wish.pages > 0 && wish.pages != pages)
        throw fault_of("pages", "depot.fault.scan_pages",
                       {{"paper", std::to_string(wish.pages)}, {"files", std::to_string(pages)}});
    return all;
}

void Copies::add(const Context& ctx, ScanId id, const CopyWish& wish) {
    must(ctx, make_right);
    if (parts_.blobs == nullptr) core::ensure(core::Verdict::hidden);
    // Nothing of who may not is put into the store.
    parts_.db.read([&](Tx& tx) { open_for(tx, ctx, id, wish); });
    auto files = facts(ctx, id, wish);
    for (std::size_t i = 0; i < files.size(); ++i) files[i].digest = parts_.blobs->put(wish.files[i].bytes);
    parts_.db.write([&](Tx& tx) {
        parts_.gate.take(tx, wish.dossier);   // a destruction that runs is done, or waits
        store::take(tx, id);
        const auto shown = open_for(tx, ctx, id, wish);
        for (auto& file : files) {
            if (std::any_of(shown.files.begin(), shown.files.end(), [&](const ScanFile& each) {
                    return each.state == FileState::here && each.dossier == file.dossier && each.item == file.item &&
                           each.digest == file.digest;
                }))
                continue;   // sent twice
            file.round = shown.scan.round;
            store::insert(tx, file);
            core::audit::append(tx, ctx, "depot.scan_file_added", object_of(id),
                                {{"dossier", file.dossier.text()}, {"item", file.item}, {"media", file.media},
                                 {"pages", file.pages}, {"sha256", file.digest.hex()}});
        }
    });
}

void Copies::withdraw(const Context& ctx, ScanId id, ScanFileId file) {
    must(ctx, make_right);
    parts_.db.write([&](Tx& tx) {
        store::take(tx, id);
        auto shown = scans_.seen(tx, ctx, id);
        shown.scan.must_be_open();
        for (auto& each : shown.files) {
            if (each.id != file || each.state != FileState::here) continue;
            each.state = FileState::withdrawn;
            store::save(tx, each);
            core::audit::append(tx, ctx, "depot.scan_file_withdrawn", object_of(id), {{"sha256", each.digest.hex()}});
            return;
        }
        throw fault_of("file", "depot.fault.scan_file");
    });
}

std::vector<ScanFile> Copies::of(const Context& ctx, archive::DossierId id) {
    must(ctx, "depot.borrow");
    return parts_.db.read([&](Tx& tx) {
        known(tx, parts_, ctx, id);
        return store::copies_of(tx, id);
    });
}

Copy Copies::read(const Context& ctx, ScanFileId id) {
    must(ctx, "depot.borrow");
    bool secret = false;
    auto file = parts_.db.read([&](Tx& tx) {
        auto found = store::scan_file(tx, id);
        if (!found) core::ensure(core::Verdict::hidden);
        secret = classification::secret(known(tx, parts_, ctx, found->dossier).access);
        const auto copies = store::copies_of(tx, found->dossier);
        if (std::none_of(copies.begin(), copies.end(), [&](const ScanFile& each) { return each.id == id; })) {
            if (!ctx.actor.may("depot.lend")) core::ensure(core::Verdict::hidden);
            scans_.seen(tx, ctx, found->scan);   // not accepted: of who makes and checks it
        }
        return *std::move(found);
    });
    const auto path = parts_.blobs ? parts_.blobs->path(file.digest) : std::nullopt;
    if (!path) throw Error(Code::not_found, "core.error.blob");
    if (secret) core::audit::note_reading(parts_.db, ctx, archive::object_of(file.dossier), "file");
    return {std::move(file), *path};
}

std::vector<core::Digest> Copies::forget(Tx& tx, archive::DossierId dossier) {
    store::forget_seals(tx, dossier);
    return store::forget_files(tx, dossier);
}

bool Copies::keeps(Tx& tx, const core::Digest& bytes) { return store::has_file(tx, bytes); }

}  // namespace depot
