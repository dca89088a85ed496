// SPDX-License-Identifier: Apache-2.0
// A package that comes back is read as it was written; one that was touched is refused by name.
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "packages/domain/arrival.h"
#include "packages/domain/atom.h"
#include "packages/domain/bag.h"
#include "packages/domain/documents.h"

namespace packages {
namespace arrival_test {

Content handed() {
    Content content;
    content.id = "01930000-0000-7000-8000-00000000abcd";
    content.dossier = "01930000-0000-7000-8000-00000000beef";
    content.agency = "Pemerintah Kota Pangkalpinang";
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
    paper.amount = "5 lembar";
    paper.date = core::parse_date("2026-01-07");
    content.items = {letter, paper};
    content.history = {{"accession", "archive.filed", letter.subject, "Arsiparis", "Arsiparis Dinas", {1'770'000'000'000}, 7}};
    return content;
}

Pieces packed(const Content& content) {
    const Written written{erms(content), premis(content), representation_mets(content), "Paket ini memuat berkas 3/2026."};
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
    std::vector<bag::Line> payload, tags;
    for (const auto& [path, piece] : pieces) payload.push_back({path, piece.digest, piece.bytes});
    put("bagit.txt", std::string(bag::declaration));
    put("manifest-sha256.txt", bag::manifest(payload));
    for (const char* tag : {"bagit.txt", "manifest-sha256.txt"}) tags.push_back({tag, pieces[tag].digest, 0});
    put("tagmanifest-sha256.txt", bag::manifest(tags));
    return pieces;
}

std::string refused(const Pieces& pieces) {
    try {
        read_arrival(pieces);
    } catch (const core::Error& error) {
        return error.faults().at(0).key;
    }
    return "";
}

TEST(Arrival, is_read_as_it_was_written) {
    const auto sent = handed();
    const auto got = read_arrival(packed(sent));
    auto wanted = sent;
    EXPECT_EQ(got.content.items, wanted.items);
    EXPECT_EQ(got.content.title, sent.title);
    EXPECT_EQ(got.content.number, sent.number);
    EXPECT_EQ(got.content.code, sent.code);
    EXPECT_EQ(got.content.access, sent.access);
    EXPECT_EQ(got.content.closed, sent.closed);
    EXPECT_EQ(got.content.place, sent.place);
    EXPECT_EQ(got.content.parts, 2);
    ASSERT_EQ(got.content.history.size(), 1u);
    EXPECT_EQ(got.content.history[0].who, "Arsiparis, Arsiparis Dinas");
    EXPECT_EQ(got.content.history[0].trail, "naskah-trail:Pemerintah Kota Pangkalpinang");
    EXPECT_EQ(got.payload, 6);
    EXPECT_EQ(content_of(to_json(got.content)).items, sent.items);
}

TEST(Arrival, each_way_of_touching_it_is_named) {
    const auto whole = packed(handed());
    const std::string base = "data/" + handed().name() + "/";
    auto pieces = whole;
    pieces[base + "representations/rep1/data/0001.pdf"].digest = core::sha256("lain");
    EXPECT_EQ(refused(pieces), "packages.bag.damaged");
    pieces = whole;
    pieces.erase(base + "metadata/preservation/premis.xml");
    EXPECT_EQ(refused(pieces), "packages.bag.missing");
    pieces = whole;
    pieces["data/lebih.txt"] = {core::sha256("lebih"), 5, "lebih"};
    EXPECT_EQ(refused(pieces), "packages.bag.unnamed");
    pieces = whole;
    pieces.erase("bagit.txt");
    EXPECT_EQ(refused(pieces), "packages.bag.missing");
}

TEST(Arrival, a_name_that_leads_elsewhere_is_none_of_a_package) {
    for (const char* bad : {"/etc/passwd", "a/../b", "../a", "a//b", "a\\b", "C:a", "a/.", "", "a/"})
        EXPECT_NE(wrong_path(bad), "") << bad;
    for (const char* good : {"a/b.pdf", "paket/data/0001.pdf", "..a"}) EXPECT_EQ(wrong_path(good), "") << good;
}

TEST(Arrival, a_manifest_is_read_back_and_one_that_names_twice_is_none) {
    const auto digest = core::sha256("surat");
    const auto text = bag::manifest({{"data/a\n100%", digest, 5}});
    const auto read = bag::read_manifest(text);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->contains("data/a\n100%"));
    EXPECT_FALSE(bag::read_manifest(text + text));
    EXPECT_FALSE(bag::read_manifest("bukan daftar\n"));
}

TEST(Atom, rows_have_all_columns_and_parents_stand_before_children) {
    const auto text = atom::descriptions(handed());
    std::vector<std::string> lines;
    for (std::size_t from = 0, end; (end = text.find('\n', from)) != std::string::npos; from = end + 1)
        lines.push_back(text.substr(from, end - from));
    ASSERT_EQ(lines.size(), 6u);   // heading, fonds, series, file, two items
    EXPECT_EQ(std::count(lines[0].begin(), lines[0].end(), ','), 55);
    EXPECT_TRUE(lines[0].starts_with("legacyId,parentId,qubitParentSlug,accessionNumber,identifier,title"));
    EXPECT_TRUE(lines[0].ends_with("eventActors,eventActorHistories,culture"));
    EXPECT_TRUE(lines[1].starts_with("fonds,,"));
    EXPECT_TRUE(lines[2].starts_with("series:000.1.5,fonds,"));
    EXPECT_TRUE(lines[3].starts_with(handed().dossier + ",series:000.1.5,"));
    EXPECT_NE(lines[3].find("\"Rapat \"\"koordinasi\"\", tahap satu\""), std::string::npos);
    EXPECT_NE(lines[4].find("objects/0001.pdf"), std::string::npos);
    EXPECT_EQ(lines[5].find("objects/"), std::string::npos);
    EXPECT_EQ(text.find('\r'), std::string::npos);
    EXPECT_NE(atom::physical(handed()).find("Depo A / Boks 12,Boks arsip"), std::string::npos);
}

}  // namespace
}  // namespace packages
