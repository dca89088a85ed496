// SPDX-License-Identifier: Apache-2.0
// Words inside files that are no letter of this house: read once, found with their dossier, gone with it.
#include "archive/service/arriving.h"
#include "archive/store/reading_store.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace reading_service_test {

class ReadingService : public cabinet_town::Town {
  protected:
    DossierId take(const std::vector<std::string>& files) {
        Arrived made;
        made.source = "kota:1";
        made.code = "800.1.3.2";
        made.title = "Berkas serahan";
        made.opened = core::parse_date("2019-01-02");
        for (const auto& file : files) {
            ArrivedItem item;
            item.number = static_cast<int>(made.items.size()) + 1;
            item.subject = "letter:" + std::to_string(item.number);
            item.title = "Naskah lama";
            item.stage = "asli";
            item.amount_unit = "lembar";
            item.date = core::parse_date("2019-05-05");
            item.digest = blobs_->put(core::view(file));
            made.items.push_back(item);
        }
        Arriving arriving(*cabinet_, *reading_, schedule_);
        return place_->db().write([&](core::db::Tx& tx) { return arriving.take(tx, as(archivist_), made); });
    }
    void work() {
        core::jobs::Handlers handlers;
        handlers.on(std::string(Reading::job), [&](const core::jobs::Job& job) { reading_->work(house(), job.payload); });
        handlers.on(std::string(Reading::words_job), [&](const core::jobs::Job& job) { reading_->put_words(job.payload); });
        core::jobs::Worker(place_->db(), handlers, clock_, core::Zone::wib).drain();
    }
    const core::search::Document& document(DossierId id) { return index_.documents.at(id.text()); }
    std::int64_t kept(DossierId id) {
        return place_->db().read([&](core::db::Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM archive_reading WHERE dossier_id = ?", {id});
        });
    }
    void become(DossierId id, AccessClass access) {
        place_->db().write([&](core::db::Tx& tx) {
            auto dossier = store::find(tx, {{}, {}, false, true}, id).value();
            dossier.access = access;
            store::save(tx, dossier);
            cabinet_->found().put(tx, id.text());
        });
    }
};

TEST_P(ReadingService, what_stands_in_files_is_found_with_their_dossier_and_goes_with_it) {
    const auto id = take({"Sertifikat tanah lapangan", "gambar Berita acara ukur", "film"});
    EXPECT_EQ(document(id).annexes, "");
    place_->db().write([&](core::db::Tx& tx) {   // most of what is digitised is past its active period
        cabinet_->move(tx, house(), id, Life::inactive, Custody::records_unit, office_);
    });
    work();
    EXPECT_NE(document(id).annexes.find("Sertifikat tanah lapangan"), std::string::npos);
    EXPECT_NE(document(id).ocr.find("Berita acara ukur"), std::string::npos);
    reading_->go_on(house());
    place_->db().write([&](core::db::Tx& tx) { reading_->want(tx, house(), id, {core::sha256(core::view("film"))}); });
    work();
    EXPECT_EQ(reader_.asked, 3) << "each is read once, and what cannot be read is asked for no more";
    EXPECT_EQ(kept(id), 3);
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), id, "BA 1/2026"); });
    EXPECT_EQ(document(id).annexes + document(id).ocr, "");
    EXPECT_EQ(kept(id), 0);
}

TEST_P(ReadingService, of_what_is_secret_no_word_leaves_its_file) {
    const auto id = take({"Sertifikat tanah lapangan"});
    become(id, AccessClass::secret);
    work();
    EXPECT_EQ(reader_.asked, 0);
    become(id, AccessClass::limited);
    reading_->go_on(house());
    work();
    EXPECT_NE(document(id).annexes.find("Sertifikat"), std::string::npos);
    become(id, AccessClass::secret);
    EXPECT_EQ(document(id).annexes, "");
    EXPECT_EQ(place_->db().read([](core::db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM archive_reading WHERE text <> ''");
    }), 0) << "nor in the table";
}

TEST_P(ReadingService, a_reader_that_is_away_is_asked_again_and_what_moved_is_found_where_it_is) {
    schedule_.rule("600.1", 2, 3, Fate::keep);
    const auto id = take({"Sertifikat tanah lapangan"});
    reader_.away = true;
    work();
    EXPECT_EQ(document(id).annexes, "");
    reader_.away = false;
    work();
    EXPECT_EQ(reader_.asked, 1) << "no job tries on and on";
    reading_->go_on(house());
    work();
    EXPECT_NE(document(id).annexes.find("Sertifikat"), std::string::npos);
    const auto to = open(archivist_, "Aset tetap", "", "600.1");
    tell(archivist_, id, 1, Exception::Kind::moved, to.text());
    EXPECT_EQ(document(id).annexes, "");
    EXPECT_NE(document(to).annexes.find("Sertifikat"), std::string::npos) << "at once, and not read again";
    EXPECT_EQ(kept(id), 0) << "destroyed with the other, it is found here no more";
}

TEST_P(ReadingService, what_is_destroyed_while_its_words_are_put_is_not_found_by_them) {
    const auto id = take({"Sertifikat tanah lapangan"});
    work();
    std::string came;
    amid([&](core::db::Tx& tx) {
        cabinet_->take_to_end(tx, id);
        cabinet_->erase(tx, house(), id, "BA 1/2026");
    }, [&] { reading_->put_words({{"dossier", id.text()}}); }, came);
    EXPECT_EQ(came, "");
    EXPECT_EQ(document(id).annexes + document(id).ocr, "");
}

NASKAH_ON_BOTH_DATABASES(ReadingService);

}  // namespace reading_service_test
}  // namespace archive
