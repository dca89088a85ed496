// SPDX-License-Identifier: Apache-2.0
// Many dossiers at once, made in the database like one there is, with files and index entries of their own: most of one
// letter, every tenth of a letter, what came in and a paper with its digital copy.
#pragma once

#include <algorithm>
#include <map>

#include "core/blob/store.h"
#include "core/search/index.h"
#include "tests/flow/disposal_kit.h"

namespace tests {

class ManyDossiers : public Disposals {
  protected:
    std::string made_id(int group, int number) const {
        const auto text = std::to_string(group + round_ * 10'000 + number);
        return "01930000-0000-7000-8000-" + std::string(12 - text.size(), '0') + text;
    }
    // Letters like the one there is, each with bytes, an index entry and a dossier of its own that is with the records
    // unit since 2010. Every tenth dossier holds three kinds of items: beside its letter what came in, with a file of its
    // own, and a paper with its digital copy, where those go with it.
    void multiply(const std::string& letter, const std::string& dossier, int many, bool with_copies) {
        with_copies_ = with_copies;
        entry_ = entry_of(letter);
        const auto blobs = core::blob::folder(server_->folder() / "data" / "blobs");
        const auto index = core::search::open(GetParam());
        const auto sheet = drafter_->get("/api/v1/letters/" + letter + "/pdf").bytes;
        digests_.assign(1, {});
        others_.clear();
        for (int i = 1; i <= many; ++i) {
            auto bytes = sheet;
            const auto name = "% salinan " + made_id(0, i) + "\n";
            bytes.insert(bytes.end(), name.begin(), name.end());
            digests_.push_back(blobs->put(bytes));
            if (!mixed(i)) continue;
            for (const char* each : {"m", "c"}) {
                bytes.push_back(static_cast<std::uint8_t>(each[0]));
                others_[i].push_back(blobs->put(bytes));
            }
        }
        db_->write([&](core::db::Tx& tx) {
            for (int i = 1; i <= many; ++i) {
                const auto copy = made_id(0, i), of = made_id(1'000'000, i);
                const auto& digest = digests_[static_cast<std::size_t>(i)];
                index->put(tx, {"letter", copy, "Laporan retribusi " + copy, "salinan-" + copy, "", "", "/letters/" + copy,
                                core::parse_date("2010-03-01"), {"all"}});
                tx.exec("INSERT INTO letters_letter (state, kind, version, changed_at, subject, access, urgency, "
                        "classification, signer_id, content, note, note_by, series, number_no, number, letter_date, "
                        "numbered_at, signer_person_id, signer_block, code, look, mandate, cosigners, unsigned_bytes, bytes, "
                        "pages, sent_at, id, unit_id, book_id, drafter_id, drafter_position_id, drafter_name, created_at) "
                        "SELECT state, kind, version, changed_at, subject, access, urgency, classification, signer_id, "
                        "content, note, note_by, series, number_no, number, letter_date, numbered_at, signer_person_id, "
                        "signer_block, ?, look, mandate, cosigners, unsigned_bytes, ?, pages, sent_at, "
                        "?, unit_id, book_id, drafter_id, drafter_position_id, drafter_name, created_at "
                        "FROM letters_letter WHERE id = ?",
                        {"salinan-" + copy, digest, copy, letter});
                tx.exec("INSERT INTO archive_dossier (id, unit_id, unit_name, number, year, code, code_name, title, access, "
                        "state, opened_on, closed_on, trigger_note, place, opened_by, rule, rule_seen, version, life, "
                        "custody) SELECT ?, unit_id, unit_name, ?, 2010, code, code_name, title, access, state, opened_on, "
                        "closed_on, trigger_note, place, opened_by, rule, rule_seen, 1, life, custody "
                        "FROM archive_dossier WHERE id = ?",
                        {of, round_ * 10'000 + i, dossier});
                tx.exec("INSERT INTO archive_item (id, dossier_id, unit_id, subject, item_number, letter_number, letter_date, "
                        "title, digest, amount, amount_unit, stage, access, filed_at, filed_by, filed_by_name) "
                        "SELECT ?, ?, unit_id, ?, 1, letter_number, letter_date, title, ?, amount, amount_unit, stage, "
                        "access, filed_at, filed_by, filed_by_name FROM archive_item WHERE dossier_id = ?",
                        {made_id(2'000'000, i), of, "letter:" + copy, digest, dossier});
                if (mixed(i)) mix(tx, *index, i, dossier);
            }
            if (with_copies) digitise(tx, many, dossier);
        });
    }
    static bool mixed(int i) { return i % 10 == 0; }
    std::string entry_of(const std::string& letter) {
        std::string found;
        for (int tries = 0; tries < 600 && found.empty(); ++tries) {
            db_->read([&](core::db::Tx& tx) {
                tx.each("SELECT id FROM incoming_entry WHERE letter_id = ?", {letter}, [&](const core::db::Row& row) { found = row.text(0); });
            });
            if (found.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        EXPECT_FALSE(found.empty()) << "it reached nobody";
        return found;
    }
    void put_item(core::db::Tx& tx, const std::string& id, int i, int number, const std::string& subject, const core::Digest& digest,
                  const char* medium, const std::string& like) {
        tx.exec("INSERT INTO archive_item (id, dossier_id, unit_id, subject, item_number, letter_number, letter_date, "
                "title, digest, amount, amount_unit, stage, access, filed_at, filed_by, filed_by_name, medium) "
                "SELECT ?, ?, unit_id, ?, ?, letter_number, letter_date, title, ?, amount, amount_unit, stage, "
                "access, filed_at, filed_by, filed_by_name, ? FROM archive_item WHERE dossier_id = ?",
                {id, made_id(1'000'000, i), subject, number, digest, medium, like});
    }
    void mix(core::db::Tx& tx, core::search::Index& index, int i, const std::string& like) {
        const auto entry = made_id(6'000'000, i), paper = made_id(4'000'000, i);
        const auto& bytes = others_.at(i).at(0);
        index.put(tx, {"incoming", entry, "Surat masuk " + entry, "", "", "", "/incoming/" + entry, core::parse_date("2010-03-01"), {"all"}});
        tx.exec("INSERT INTO incoming_entry (id, position_id, position_name, unit_id, book_id, clerk_id, registrar_id, book, "
                "agenda_no, agenda, sender, number, letter_date, received_date, received_at, subject, classification, access, "
                "urgency, is_copy, bytes, pages, body, state, number_key, original) SELECT ?, position_id, position_name, unit_id, "
                "book_id, clerk_id, registrar_id, book, ?, agenda, sender, number, letter_date, received_date, received_at, "
                "subject, classification, access, urgency, is_copy, ?, pages, body, 'closed', number_key, ? "
                "FROM incoming_entry WHERE id = ?",
                {entry, 1'000'000 + round_ * 10'000 + i, bytes, bytes, entry_});
        put_item(tx, made_id(5'000'000, i), i, 2, "incoming:" + entry, bytes, "electronic", like);
        put_item(tx, paper, i, 3, "paper:" + paper, {}, "paper", like);
    }
    void digitise(core::db::Tx& tx, int many, const std::string& like) {
        const auto scan = made_id(7'000'000, 0);
        tx.exec("INSERT INTO depot_scan (id, unit_id, unit_name, number, year, title, method, resolution, format, medium_from, "
                "medium_to, kept_in, operator, made_on, state, opened_by, opened_position, opened_name, opened_at, checked_name, "
                "check_note, act_number, snapshot, version) SELECT ?, unit_id, unit_name, ?, 2011, 'Alih media retribusi', "
                "'Pemindaian', 300, 'PDF/A', 'kertas', 'PDF', 'Server', 'Operator', '2011-02-01', 'accepted', id, id, 'Arsiparis', "
                "1, 'Pemeriksa', '', '', '', 1 FROM archive_dossier WHERE id = ?",
                {scan, 9'000 + round_, like});
        for (int i = 10; i <= many; i += 10) {
            const auto of = made_id(1'000'000, i);
            tx.exec("INSERT INTO depot_scan_line (scan_id, line, dossier_id) VALUES (?, ?, ?)", {scan, i, of});
            tx.exec("INSERT INTO depot_scan_file (id, scan_id, dossier_id, item, round, name, media, pages, dpi, octets, digest, "
                    "state, looked, added_by, added_position, added_name, added_at) "
                    "VALUES (?, ?, ?, 3, 1, 'tanda-terima.pdf', 'application/pdf', 1, 300, 1000, ?, 'here', ?, ?, ?, 'Arsiparis', 1)",
                    {made_id(8'000'000, i), scan, of, others_.at(i).at(1), true, of, of});
        }
    }
    int others_left(int i) const {
        const auto& all = others_.at(i);
        return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& each) { return has_file(each); }));
    }
    static core::Json subjects_of(int i, const std::string& letter, const std::string& entry, const std::string& paper) {
        auto all = core::Json::array({"letter:" + letter});
        if (mixed(i)) all.insert(all.end(), {"incoming:" + entry, "paper:" + paper});
        return all;
    }
    // As if each had been packed, and its receiver had said that he holds all of it.
    void receipted(int many) {
        db_->write([&](core::db::Tx& tx) {
            for (int i = 1; i <= many; ++i) {
                const auto of = made_id(1'000'000, i), package = made_id(3'000'000, i);
                const auto& digest = digests_[static_cast<std::size_t>(i)];
                tx.exec("INSERT INTO packages_package (id, dossier, part, parts, subjects, receiver, purpose, batch, asked_at, "
                        "asked_by, state, name, stamped, handover, manifest) "
                        "VALUES (?, ?, 1, 1, ?, 'Lembaga lain', '', ?, 1, 'Arsiparis', 'expired', 'paket', ?, ?, ?)",
                        {package, of, subjects_of(i, made_id(0, i), made_id(6'000'000, i), made_id(4'000'000, i)).dump(), package, false, true, digest});
                core::Json receipt{{"kind", "naskah-package-receipt-1"}, {"package", package}, {"manifest_sha256", digest.hex()}};
                receipt["items"].push_back({{"number", 1}, {"sha256", digest.hex()}});
                if (mixed(i)) receipt["items"].push_back({{"number", 2}, {"sha256", others_.at(i).at(0).hex()}});
                tx.exec("INSERT INTO packages_receipt (package, receipt, receiver, received_at, recorded_at, recorded_by, sworn) "
                        "VALUES (?, ?, 'Lembaga lain', 2, 3, 'Arsiparis', 'genuine')",
                        {package, receipt.dump()});
            }
        });
    }
    bool has_file(const core::Digest& digest) const {
        const auto name = digest.hex();
        return std::filesystem::exists(server_->folder() / "data" / "blobs" / name.substr(0, 2) / name.substr(2, 2) / name);
    }
    int files(int many) const {
        int there = 0;
        for (int i = 1; i <= many; ++i) there += has_file(digests_.at(static_cast<std::size_t>(i))) ? 1 : 0;
        return there;
    }

    int round_ = 0;
    std::vector<core::Digest> digests_;                 // of the letters, from 1
    std::map<int, std::vector<core::Digest>> others_;   // of every tenth: what came in, and the digital copy of its paper
    std::string entry_;
    bool with_copies_ = false;
};

}  // namespace tests
