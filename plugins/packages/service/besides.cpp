// SPDX-License-Identifier: Apache-2.0
#include "packages/service/besides.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <tuple>

#include "archive/arrivals.h"
#include "core/blob/read.h"
#include "packages/store/import_store.h"

namespace packages {

using core::db::Tx;

namespace {

constexpr std::string_view pdf_media = "application/pdf", any_media = "application/octet-stream";

// What came is kept without a name: its ending and media by how it begins.
std::pair<std::string_view, std::string_view> kind_of(const std::filesystem::path& file) {
    std::string start(8, '\0');
    std::ifstream(file, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
    using namespace std::string_view_literals;
    if (start.starts_with("II*\0"sv) || start.starts_with("MM\0*"sv)) return {"tif", "image/tiff"};
    if (start.starts_with("\xff\xd8\xff"sv)) return {"jpg", "image/jpeg"};
    if (start.starts_with("\x89PNG"sv)) return {"png", "image/png"};
    if (start.starts_with("%PDF"sv)) return {"pdf", pdf_media};
    if (start.starts_with("PK\x03\x04"sv)) return {"zip", "application/zip"};
    return {"bin", any_media};
}

Beside made(int item, const std::string& of, BesideKind kind, const core::Digest& digest) {
    Beside beside;
    beside.kind = kind;
    beside.item = item;
    beside.of = of;
    beside.digest = digest;
    beside.media = pdf_media;
    beside.ending = "pdf";
    return beside;
}

}  // namespace

std::vector<Beside> Besides::files(Tx& tx, const PackedItem& item, const std::vector<Beside>& told) {
    std::vector<Beside> all;
    std::set<std::string> there;
    const auto put = [&](Beside beside) {
        if (there.insert(beside.subject()).second) all.push_back(std::move(beside));
    };
    for (const auto& each : told) put(each);
    const auto newest = signed_.levels.newest(tx, *item.digest);
    if (newest != *item.digest) put(made(item.number, item.subject, BesideKind::grown, newest));
    // Of another house's letter nothing of ours is meant, whatever its subject says: it has sent what it had.
    auto* enclosures = item.incoming && !item.handed ? enclosures_() : nullptr;
    if (enclosures == nullptr) return all;
    const auto enclosed = enclosures->enclosed(tx, incoming::IncomingId::parse(item.subject.substr(item.subject.find(':') + 1)));
    for (const auto& each : enclosed.attachments) {
        auto beside = made(item.number, item.subject, BesideKind::attachment, each.bytes);
        beside.told = each.name;
        beside.media = each.media.empty() ? any_media : each.media;
        beside.ending = ending_of(each.name);
        put(std::move(beside));
    }
    // Pictures that became one file are not kept one by one.
    if (enclosed.original && blobs_.has(*enclosed.original)) put(made(item.number, item.subject, BesideKind::original, *enclosed.original));
    return all;
}

std::optional<Beside> Besides::report(Tx& tx, const PackedItem& item) {
    const auto found = signed_.reports.report(tx, *item.digest);
    if (!found) return {};
    auto text = signing::json_of(*found, signed_.words.in("id")).dump(1, ' ', false, core::Json::error_handler_t::replace) + "\n";
    auto beside = made(item.number, item.subject, BesideKind::report, core::sha256(text));
    beside.media = report_media;
    beside.ending = "json";
    beside.bytes = text.size();
    beside.text = std::move(text);
    return beside;
}

std::vector<Beside> Besides::of(Tx& tx, const PackedItem& item, std::vector<Beside> told) {
    if (!item.digest) return told;
    auto all = files(tx, item, told);
    if (auto found = report(tx, item); found && std::none_of(all.begin(), all.end(), [&](const Beside& each) { return each.subject() == found->subject(); }))
        all.push_back(*std::move(found));
    for (auto& each : all) {
        if (!each.text.empty()) continue;   // of this house, in no store
        const auto path = blobs_.path(each.digest);
        std::error_code failed;
        each.bytes = path ? std::filesystem::file_size(*path, failed) : 0;
        if (!path || failed)
            throw core::Error(core::Code::conflict, "packages.error.missing", {{"item", std::to_string(item.number)}});
        if (each.kind == BesideKind::original && each.media == pdf_media) std::tie(each.ending, each.media) = kind_of(*path);
    }
    return all;
}

std::set<core::Digest> Besides::today(Tx& tx, archive::DossierId dossier, const std::vector<archive::KeptItem>& items) {
    std::map<int, std::vector<Beside>> told;
    for (auto& came : store::came_with(tx, dossier))
        for (auto& each : came.besides) told[each.item].push_back(std::move(each));
    std::set<core::Digest> all;
    for (const auto& item : items) {
        if (item.digest == core::Digest{}) continue;
        PackedItem packed;
        packed.subject = item.subject;
        packed.number = item.number;
        packed.digest = item.digest;
        packed.incoming = item.subject.starts_with("incoming:");
        packed.handed = item.subject.starts_with(archive::handed_prefix);
        for (const auto& each : files(tx, packed, packed.handed ? told[item.number] : std::vector<Beside>()))
            if (!made_anew(each.kind)) all.insert(each.digest);
    }
    return all;
}

void Besides::prove(Tx& tx, Content& content) {
    auto* records = records_();
    if (records == nullptr) return;
    struct Proved {
        int item = 0;
        core::Digest digest;
        std::string subject;
    };
    std::vector<Proved> wanted;
    std::set<std::string> there;
    for (const auto& item : content.items)
        if (item.digest) wanted.push_back({item.number, *item.digest, item.subject});
    for (const auto& copy : content.copies) wanted.push_back({copy.item, copy.digest, subject_of(copy)});
    for (const auto& each : content.besides) {
        there.insert(each.subject());
        if (each.kind != BesideKind::proof) wanted.push_back({each.item, each.digest, each.subject()});
    }
    std::vector<core::Digest> files;
    for (const auto& each : wanted) files.push_back(each.digest);
    const auto found = records->records(tx, files);
    for (const auto& each : wanted) {
        const auto record = found.find(each.digest);
        if (record == found.end()) continue;
        auto proof = made(each.item, each.subject, BesideKind::proof, core::sha256(record->second));
        proof.media = any_media;
        proof.ending = "ers";
        proof.bytes = record->second.size();
        proof.text = core::chars(record->second);
        if (there.insert(proof.subject()).second) content.besides.push_back(std::move(proof));
    }
}

}  // namespace packages
