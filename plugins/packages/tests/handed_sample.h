// SPDX-License-Identifier: Apache-2.0
// A dossier as another house hands it over, and the package it makes of it.
#pragma once

#include <map>

#include "core/base/error.h"
#include "packages/domain/arrival.h"
#include "packages/domain/bag.h"
#include "packages/domain/copies.h"
#include "packages/domain/documents.h"
#include "packages/tests/told_account.h"

namespace packages::handed_sample {

// The seal of an office over the copy of the paper alone.
inline depot::SealOfCopies sealed() {
    depot::SealOfCopies seal;
    seal.sums = core::sha256("pindaian").hex() + "  alih-media.tif\n";
    for (const char c : {'\x30', '\x00', '\xff'}) seal.cms.push_back(static_cast<std::uint8_t>(c));
    seal.office = "Dinas <Komunikasi>";
    seal.at = {1'770'200'000'123};
    return seal;
}

// Of the paper, and of the dossier as a whole.
inline std::vector<depot::DigitalCopy> digitised() {
    depot::DigitalCopy copy;
    copy.id = "01930000-0000-7000-8000-00000000c0fe";
    copy.batch = "01930000-0000-7000-8000-0000000ba7c4";
    copy.item = 2;
    copy.media = "image/tiff";
    copy.pages = 5;
    copy.dpi = copy.resolution = 300;
    copy.digest = core::sha256("pindaian");
    copy.octets = 8;
    copy.looked = true;
    copy.method = "Pemindaian datar";
    copy.device = "Pemindai <A3>";
    copy.format = "TIFF";
    copy.medium_from = "Kertas";
    copy.medium_to = "Berkas elektronik";
    copy.made_by = "Petugas pindai";
    copy.made = core::parse_date("2026-02-03");
    copy.checked_by = "Pemeriksa";
    copy.note = "Lembar 2 pucat";
    copy.checked = {1'770'100'000'000};
    copy.found = {"pages", "legible", "straight", "complete"};
    auto whole = copy;   // of the dossier, and the file tells nothing more
    whole.id = "01930000-0000-7000-8000-00000000c0ff";
    whole.item = whole.dpi = 0;
    whole.media = "application/pdf";
    whole.looked = false;
    copy.seal = sealed().id();
    return {copy, whole};
}

inline std::vector<Beside> beside(const std::string& letter) {
    Beside grown;
    grown.item = 1;
    grown.of = letter;
    grown.media = "application/pdf";
    grown.ending = "pdf";
    grown.digest = core::sha256("berkas satu dan cap waktu");
    grown.bytes = 25;
    auto attached = grown;
    attached.kind = BesideKind::attachment;
    attached.told = "Lampiran <I>.XLSX";
    attached.media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    attached.ending = ending_of(attached.told);
    attached.digest = core::sha256("lampiran");
    attached.bytes = 8;
    return {grown, attached};
}

inline Content handed() {
    Content content;
    content.id = "01930000-0000-7000-8000-00000000abcd";
    content.dossier = "01930000-0000-7000-8000-00000000beef";
    content.agency = "Pemerintah Kota Pangkalpinang";
    content.creator = "Kota lama";
    content.unit = "Dinas Komunikasi dan Informatika";
    content.number = "3/2026";
    content.code = "000.1.5";
    content.code_name = "Rapat Pimpinan";
    content.title = "Rapat \"koordinasi\", tahap satu";
    content.access = "terbatas";
    content.opened = core::parse_date("2026-01-05");
    content.closed = core::parse_date("2026-06-30");
    content.fate = "permanen";
    content.place = "Depo A / Boks 12";
    content.part = 1;
    content.parts = 2;
    PackedItem letter;
    letter.subject = "letter:01930000-0000-7000-8000-000000000001";
    letter.number = 1;
    letter.letter_number = "000.1.5/12/DISKOMINFO";
    letter.title = "Undangan rapat | koordinasi";
    letter.access = "biasa";
    letter.stage = "asli";
    letter.amount = "2 lembar";
    letter.medium = "hibrida";
    letter.date = core::parse_date("2026-01-06");
    letter.outgoing = true;
    letter.signers = {"Penanda Tangan, Kepala Dinas"};
    letter.digest = core::sha256("berkas satu");
    letter.bytes = 11;
    PackedItem paper;
    paper.subject = "paper:01930000-0000-7000-8000-000000000002";
    paper.number = 2;
    paper.title = "Notulen rapat";
    paper.access = "terbatas";
    paper.stage = "salinan";
    paper.medium = "kertas";
    paper.condition = "rapuh";
    paper.sender = "Sekretariat DPRD";
    paper.receiver = "Bagian Umum";
    paper.amount = "5 lembar";
    paper.date = core::parse_date("2026-01-07");
    paper.volume = 3;
    paper.first = core::parse_date("2025-12-31");
    paper.dated = "2025-12-31/2026-01";
    paper.remark = "Lampiran <peta> terpisah";
    content.items = {letter, paper};
    content.account = told();
    content.held = true;
    content.subjects = {{1, letter.subject}, {2, paper.subject}};
    content.copies = digitised();
    content.seals = {sealed()};
    content.besides = beside(letter.subject);
    content.history = {{"accession", "archive.filed", letter.subject, "Arsiparis", "Arsiparis Dinas", {1'770'000'000'000}, 7}};
    return content;
}

inline Pieces packed(const Content& content) {
    const Written written{erms(content), premis(content), representation_mets(content), "Paket ini memuat berkas 3/2026.",
                          copies_mets(content), besides_mets(content)};
    const std::string base = "data/" + content.name() + "/";
    Pieces pieces;
    const auto put = [&](const std::string& path, const std::string& text) {
        pieces[path] = {core::sha256(text), text.size(), text};
    };
    put(base + "METS.xml", root_mets(content, written));
    put(base + "metadata/descriptive/ERMS.xml", written.erms);
    put(base + "metadata/preservation/premis.xml", written.premis);
    put(base + std::string(guide_path), written.guide);
    put(base + "representations/rep1/METS.xml", written.representation);
    put(base + "representations/rep1/data/0001.pdf", "berkas satu");
    put(base + "representations/rep2/METS.xml", written.copies);
    put(base + "representations/rep3/METS.xml", written.besides);
    for (const auto& each : content.besides)
        put(base + "representations/rep3/data/" + each.file(), each.kind == BesideKind::grown ? "berkas satu dan cap waktu" : "lampiran");
    for (const auto& copy : content.copies) put(base + "representations/rep2/data/" + file_of(copy), "pindaian");
    for (const auto& seal : content.seals) {
        put(base + std::string(seals_at) + seal_file(seal.id(), sums_ending), seal.sums);
        put(base + std::string(seals_at) + seal_file(seal.id(), seal_ending), std::string(core::chars(seal.cms)));
    }
    std::vector<bag::Line> payload, tags;
    for (const auto& [path, piece] : pieces) payload.push_back({path, piece.digest, piece.bytes});
    put("bagit.txt", std::string(bag::declaration));
    put("manifest-sha256.txt", bag::manifest(payload));
    for (const char* tag : {"bagit.txt", "manifest-sha256.txt"}) tags.push_back({tag, pieces[tag].digest, 0});
    put("tagmanifest-sha256.txt", bag::manifest(tags));
    return pieces;
}

inline std::string refused(const Pieces& pieces) {
    try {
        read_arrival(pieces);
    } catch (const core::Error& error) {
        return error.faults().at(0).key;
    }
    return "";
}

}  // namespace packages::handed_sample
