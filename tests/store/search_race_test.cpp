// SPDX-License-Identifier: Apache-2.0
// Two units that put or remove one document at once leave what the second alone would have left; and words in a row are
// found in texts longer than a vector keeps places of.
#include "core/base/error.h"
#include "tests/store/search_kit.h"
#include "tests/support/beside.h"

namespace search_race_test {

using namespace core;
using db::Tx;
using tests::letter;

class SearchRace : public tests::SearchPlace {
  protected:
    // The second unit begins while the first one holds what it changed, and ends after it.
    void race(const std::function<void(Tx&)>& first, const std::function<void(Tx&)>& second) {
        const auto other = db::open(place_->address());
        std::thread beside;
        db().write([&](Tx& tx) {
            first(tx);
            if (!beside.joinable()) beside = tests::begin_beside(tx, [&] { other->write(second); });
        });
        beside.join();
    }
    search::Document of(const std::string& access, const std::string& sender) {
        auto document = letter("1", "Laporan", "");
        document.access = access;
        document.facets = {{"sender", sender}};
        document.until = parse_date("2026-05-01");
        return document;
    }
    std::function<void(Tx&)> putting(search::Document document) {
        return [this, document](Tx& tx) { index_->put(tx, document); };
    }
    std::vector<std::string> marks() {
        return db().read([](Tx& tx) {
            return tx.all("SELECT facet || '=' || value FROM core_search_mark WHERE facet IN ('access', 'sender')"
                          " ORDER BY facet, value", {}, [](const db::Row& row) { return row.text(0); });
        });
    }
};

TEST_P(SearchRace, of_two_puts_at_once_the_marks_of_the_second_stay) {
    put(of("biasa", "Kantor Awal"));
    race(putting(of("terbatas", "Kantor Satu")), putting(of("rahasia", "Kantor Dua")));
    EXPECT_EQ(marks(), (Ids{"access=rahasia", "sender=Kantor Dua"}));
    auto moved = of("biasa", "Kantor Tiga");
    moved.date = parse_date("2026-03-07");
    race(putting(moved), putting(of("terbatas", "Kantor Empat")));
    EXPECT_EQ(marks(), (Ids{"access=terbatas", "sender=Kantor Empat"})) << "none is left at the other day's place";
}

TEST_P(SearchRace, a_document_put_first_by_two_at_once_has_the_marks_of_the_second) {
    race(putting(of("terbatas", "Kantor Satu")), putting(of("rahasia", "Kantor Dua")));
    EXPECT_EQ(marks(), (Ids{"access=rahasia", "sender=Kantor Dua"}));
    remove("1");
    auto earlier = of("terbatas", "Kantor Tiga");
    earlier.date = parse_date("2026-02-02");
    race(putting(earlier), putting(of("biasa", "Kantor Empat")));
    EXPECT_EQ(marks(), (Ids{"access=biasa", "sender=Kantor Empat"})) << "none is left at the other day's place";
    EXPECT_EQ(db().read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_search_span"); }), 1);
}

TEST_P(SearchRace, what_is_removed_while_it_is_put_leaves_no_marks) {
    put(of("biasa", "Kantor Awal"));
    race(putting(of("terbatas", "Kantor Satu")), [&](Tx& tx) { index_->remove(tx, "letter", "1"); });
    EXPECT_EQ(marks(), Ids{});
    EXPECT_EQ(db().read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_search_span"); }), 0);
    put(of("biasa", "Kantor Awal"));
    race([&](Tx& tx) { index_->remove(tx, "letter", "1"); }, putting(of("rahasia", "Kantor Dua")));
    EXPECT_EQ(marks(), (Ids{"access=rahasia", "sender=Kantor Dua"}));
}

TEST_P(SearchRace, an_index_made_anew_brings_no_word_back_that_went_meanwhile) {
    const auto as_of_an_older_one = [&] { tests::run_raw(db(), "UPDATE core_search SET made_by = ''"); };
    const auto renewing = [&](Tx& tx) { index_->renew(tx, 10); };
    put(letter("1", "Laporan", "Elangjawa"));
    as_of_an_older_one();
    race(putting(letter("1", "Laporan", "Burungkenari")), renewing);
    EXPECT_EQ(words("elangjawa"), Ids{});
    EXPECT_EQ(words("burungkenari"), Ids{"1"});
    as_of_an_older_one();
    race(renewing, putting(letter("1", "Laporan", "Muraibatu")));
    EXPECT_EQ(words("burungkenari"), Ids{});
    EXPECT_EQ(words("muraibatu"), Ids{"1"});
    as_of_an_older_one();
    race([&](Tx& tx) { index_->remove(tx, "letter", "1"); }, renewing);
    EXPECT_EQ(words("muraibatu"), Ids{});
    EXPECT_EQ(marks(), Ids{}) << "nor a mark of what is gone";
}

TEST_P(SearchRace, words_in_a_row_are_found_in_texts_of_any_length) {
    std::string often, far;
    for (int i = 0; i < 300; ++i) often += "tahun berjalan. ";
    for (int i = 0; i < 17'000; ++i) far += "kata" + std::to_string(i % 500) + " ";
    put(letter("often", "Rencana", often + "Tahun anggaran dan surat-menyurat 2024/2025."));
    put(letter("far", "Rencana", far + "tahun anggaran, surat-menyurat 2024/2025 dan humas@contoh.go.id"));
    put(letter("short", "Rencana", "Anggaran tahun lalu. 2025, 2024"));
    EXPECT_EQ(words("\"tahun anggaran\""), (Ids{"far", "often"}));
    EXPECT_EQ(words("surat-menyurat"), (Ids{"far", "often"}));
    EXPECT_EQ(words("2024/2025"), (Ids{"far", "often"}));
    EXPECT_EQ(words("humas@contoh.go.id"), Ids{"far"});
    EXPECT_EQ(words("\"anggaran belanja\""), Ids{});
}

TEST_P(SearchRace, a_text_of_any_number_of_words_is_found_by_its_last_one) {
    const auto names = [](int many) {
        std::string all;
        for (int i = 0; i < many; ++i) all += "pegawai" + std::to_string(100'000 + i) + "x ";
        return all;
    };
    put(letter("long", "Daftar pegawai penerima tunjangan", names(45'000) + "kecuali Burungkenari dari Kelurahan Bintang.",
               "800.1/7"));
    auto scan = letter("scan", "Daftar pegawai lama", "");
    scan.ocr = names(6'000) + "sebagaimana Burungkenari dan Murai";
    put(scan);
    put(letter("short", "Kelurahan", "Daftar lain."));
    const auto best = [&](const std::string& words) {
        return ids({.words = words, .after = {}, .order = search::Order::best});
    };
    EXPECT_EQ(words("burungkenari"), (Ids{"scan", "long"}));
    EXPECT_EQ(best("burungken*"), (Ids{"scan", "long"}));
    EXPECT_EQ(words("\"burungkenari dari\""), Ids{"long"}) << "taken to be anywhere";
    EXPECT_EQ(best("tunjangan 800.1 pegawai144999x"), Ids{"long"}) << "of title, number and rest";
    EXPECT_EQ(best("burungkenaru"), Ids{"scan"}) << "misread";
    EXPECT_EQ(best("burungkenari perpustakaan"), Ids{});
    EXPECT_EQ(best("kelurahan"), (Ids{"short", "long"})) << "that of the title first";
    EXPECT_EQ(find({.words = "burungkenari", .after = {}, .facets = true}).total, 2);
    EXPECT_EQ(find({.words = "burungkenari", .after = {}}, {"unit:1"}).total, 0) << "nobody else's";
    put(letter("long", "Daftar pegawai penerima tunjangan", "Dibatalkan.", "800.1/7", parse_date("2026-03-09")));
    remove("scan");
    EXPECT_EQ(words("burungkenari"), Ids{});
    if (GetParam() == db::Engine::postgres) {
        EXPECT_EQ(db().read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_search_rest"); }), 0);
    }
}

TEST_P(SearchRace, a_page_may_end_on_the_last_day_there_is) {
    put(letter("1", "Laporan", ""));
    EXPECT_EQ(ids({.words = "", .after = "2147483646.letter.x"}), Ids{"1"});
    EXPECT_THROW(ids({.words = "", .after = "2147483647.letter.x"}), Error);
}

NASKAH_ON_BOTH_DATABASES(SearchRace);

}  // namespace
