// SPDX-License-Identifier: Apache-2.0
#include "depot/web/copy_pages.h"

#include <map>

#include "archive/arrivals.h"
#include "depot/input/scan_fields.h"
#include "depot/web/scan_pages.h"

namespace depot::web {

namespace {

template <class Do>
Response on_files(Room& room, const Context& ctx, Request& request, const char* act, const char* flash, Do run) {
    const auto id = ScanId::parse(request.param("id"));
    return tried(flash, [&] { return run(id), "/depot/scans/" + id.text(); },
                 [&](const auto& faults) { return scan_page(room, ctx, request, {act, {}, faults}); });
}

}  // namespace

std::string copy_url(ScanFileId id) { return "/depot/copies/" + id.text(); }

void show_copy(core::page::Data& row, const ScanFile& file, const core::words::Catalog& words) {
    row.set("URL", copy_url(file.id))
        .set("KIND", words.say("depot.copy.kind." + file.media.substr(file.media.find('/') + 1)))
        .set("PAGES", words.number(file.pages));
    if (file.item > 0) row.add("OF_ITEM").set("ITEM_NUMBER", words.number(file.item));
    else row.show("WHOLE");
}

void show_offered(core::page::Data& data, const LoanOffer& offer, const core::words::Catalog& words) {
    for (const auto& item : offer.electronic)
        data.add("ITEM")
            .set("ITEM_URL", archive::item_address(offer.dossier.id, item.number, item.subject))
            .set("ITEM_TITLE", item.title)
            .set("ITEM_NUMBER", item.letter_number);
    for (const auto& each : offer.copies) show_copy(data.add("COPY"), each, words);
}

Response add_copies(Room& room, const Context& ctx, Request& request) {
    return on_files(room, ctx, request, "files", "depot.flash.scan_files",
                    [&](ScanId id) { room.services.copies.add(ctx, id, input::copies_from(request)); });
}

Response withdraw_copy(Room& room, const Context& ctx, Request& request) {
    return on_files(room, ctx, request, "withdraw", "depot.flash.scan_file_withdrawn", [&](ScanId id) {
        room.services.copies.withdraw(ctx, id, input::file_from(core::http::Given(request.form)));
    });
}

Response copy(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.copies.read(ctx, ScanFileId::parse(request.param("id")));
    Response response;
    response.type = found.file.media;
    response.file = found.path;
    // Browsers show no TIFF.
    const std::string how = found.file.media == "image/tiff" ? "attachment" : "inline";
    response.header("Content-Disposition", how + "; filename=\"" + name_of(found.file) + "\"");
    return response;
}

Response copy_sums(Room& room, const Context& ctx, Request& request) {
    const auto seal = room.services.sealing.over(ctx, ScanFileId::parse(request.param("id")));
    return core::http::bytes(core::Bytes(seal.sums.begin(), seal.sums.end()), "text/plain; charset=utf-8", "SHA256SUMS.txt", false);
}

Response copy_seal(Room& room, const Context& ctx, Request& request) {
    const auto seal = room.services.sealing.over(ctx, ScanFileId::parse(request.param("id")));
    return core::http::bytes(seal.cms, "application/pkcs7-signature", "SHA256SUMS.p7s", false);
}

void show_seal(core::page::Data& row, const CopySeal& seal, ScanFileId over, const Context& ctx, const core::words::Catalog& words) {
    const char* word = seal.signer.empty() ? "depot.seal.by" : seal.known ? "depot.seal.received" : "depot.seal.unknown";
    row.set("SEAL_TEXT", words.say(word, {{"office", seal.office}, {"by", seal.signer}, {"at", words.moment(seal.at, ctx.zone)}}))
        .set("SUMS_URL", copy_url(over) + "/sums")
        .set("SEAL_URL", copy_url(over) + "/seal");
}

std::string copies(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    if (!ctx.actor.may("depot.borrow")) return {};
    const auto all = room.services.copies.of(ctx, archive::dossier_of_object(subject));
    if (all.empty()) return {};
    const auto& words = room.words.in(ctx.language);
    core::page::Data data;
    std::map<std::string, archive::DossierFile> proofs;   // by subject
    if (auto* standings = room.standings())
        for (auto& each : standings->files(ctx, archive::dossier_of_object(subject))) proofs.emplace(each.subject, std::move(each));
    std::map<ScanId, CopySeal> seals;
    for (auto& each : room.services.sealing.of(ctx, archive::dossier_of_object(subject))) seals.emplace(each.scan, std::move(each));
    for (const auto& each : all) {
        auto& row = data.add("COPY");
        if (const auto seal = seals.find(each.scan); seal != seals.end() && seal->second.covers(each.digest)) show_seal(row.add("SEALED"), seal->second, each.id, ctx, words);
        else row.show("UNSEALED");
        show_copy(row, each, words);
        if (const auto proof = proofs.find("copy:" + each.id.text()); proof != proofs.end() && proof->second.proved)
            row.add("PROVED").set("PROOF_URL", archive::proof_of(proof->first)).set("AT", words.moment(*proof->second.proved, ctx.zone));
    }
    return room.pages.fragment(ctx, request, "depot/copies", data);
}

}  // namespace depot::web
