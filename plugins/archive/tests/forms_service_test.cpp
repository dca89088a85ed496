// SPDX-License-Identifier: Apache-2.0
// Which list a dossier stands in, in which order, and what a search narrows it by.
#include "archive/service/forms.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace forms_service_test {

using core::parse_date;

class FormsService : public cabinet_town::Town {
  protected:
    std::vector<DossierId> opened(int count) {
        std::vector<DossierId> all;
        for (int n = 1; n <= count; ++n) all.push_back(open(archivist_, ("Berkas " + std::to_string(n)).c_str()));
        return all;
    }
    Lists lists() { return {place_->db(), *cabinet_, subjects_}; }
};

TEST_P(FormsService, what_is_archival_stands_in_a_list_of_its_own) {
    const auto all = opened(2);
    for (const auto& id : all) cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    clock_.set(core::parse_instant("2030-06-01T03:00:00Z"));
    place_->db().write([&](core::db::Tx& tx) {
        cabinet_->move(tx, house(), all[0], Life::archival, Custody::institution, last_);
        cabinet_->move(tx, house(), all[1], Life::inactive, Custody::records_unit, last_);
    });
    const auto shown_in = [&](Form form, core::PositionId who) {
        ListWish wish;
        wish.form = form;
        std::vector<DossierId> ids;
        for (const auto& line : lists().list(as(who), wish).lines) ids.push_back(line.dossier.id);
        Picked picked;
        picked.dossiers = all;
        const auto of = place_->db().read([&](core::db::Tx& tx) { return lists().of(tx, as(who), form, picked, [](auto, auto) {}); });
        EXPECT_EQ(of.lines.size(), ids.size()) << "of results of a search, too";
        return ids;
    };
    for (const auto who : {archivist_, later_}) {
        for (const auto form : {Form::inactive, Form::inactive_short, Form::inactive_long})
            EXPECT_EQ(shown_in(form, who), std::vector{all[1]});
        EXPECT_EQ(shown_in(Form::archival, who), std::vector{all[0]});
    }
    const core::words::Catalog words;
    ListWish wish;
    wish.form = Form::archival;
    const auto sheet = sheet_of(lists().list(as(later_), wish), wish, as(later_), words);
    ASSERT_EQ(sheet.rows.size(), 1u);
    EXPECT_EQ(sheet.rows[0].size(), sheet.columns.size());
}

TEST_P(FormsService, go_in_the_order_of_definitive_numbers_page_by_page) {
    const auto all = opened(5);
    const std::array<std::int64_t, 5> numbers{30, 7, 0, 7, 112};   // 0: it has none yet
    place_->db().write([&](core::db::Tx& tx) {
        for (std::size_t at = 0; at < all.size(); ++at)
            if (numbers[at] > 0) cabinet_->give_number(tx, all[at], numbers[at]);
    });
    EXPECT_EQ(index_.documents.at(all[4].text()).number, "5/2020 800.1.3.2 (definitif 112)") << "found by it, and shown";
    ListWish rows;
    rows.wish.limit = 1;
    rows.wish.by_definitive = true;
    std::vector<DossierId> listed;
    for (bool more = true; more && listed.size() < 10;) {
        const auto found = lists().list(as(archivist_), rows);
        for (const auto& line : found.lines) listed.push_back(line.dossier.id);
        rows.wish.after = found.lines.back().dossier.id;
        more = found.more;
    }
    EXPECT_EQ(listed, (std::vector{all[1], all[3], all[0], all[4]}));
}

TEST_P(FormsService, a_box_is_listed_by_its_definitive_numbers_over_a_span_of_years) {
    const auto all = opened(5);
    const std::array<std::int64_t, 5> numbers{30, 7, 12, 0, 9};
    const std::array<const char*, 5> years{"2015", "2016", "2018", "2017", "2019"};
    for (std::size_t at = 0; at < all.size(); ++at) {
        Paper made;
        made.title = "Notulen";
        made.date = parse_date(std::string(years[at]) + "-05-04");
        cabinet_->register_paper(as(archivist_), all[at], made);
        cabinet_->close(as(archivist_), all[at], parse_date("2020-06-01"));
    }
    place_->db().write([&](core::db::Tx& tx) {
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (numbers[at] > 0) cabinet_->give_number(tx, all[at], numbers[at]);
            cabinet_->move(tx, house(), all[at], Life::inactive, Custody::records_unit, office_);
            cabinet_->set_place(tx, all[at], at == 2 ? "Depo A / Rak 3 / Boks 120" : "Depo A / Rak 3 / Boks 12", "Boks 12");
        }
    });
    const auto shown = [&](const char* place, std::optional<int> from, std::optional<int> until) {
        ListWish wish;
        wish.form = Form::inactive;
        wish.wish.by_definitive = true;
        wish.wish.place = place;
        wish.wish.year_from = from;
        wish.wish.year_until = until;
        std::vector<std::int64_t> found;
        for (const auto& line : lists().list(as(archivist_), wish).lines) found.push_back(line.dossier.definitive.value_or(0));
        return found;
    };
    using Numbers = std::vector<std::int64_t>;
    EXPECT_EQ(shown("boks 12", {}, {}), (Numbers{7, 9, 30})) << "whole names: Boks 120 is another";
    EXPECT_EQ(shown("Depo A / Rak 3", {}, {}), (Numbers{7, 9, 12, 30}));
    EXPECT_EQ(shown("Rak", {}, {}), Numbers{});
    EXPECT_EQ(shown("Boks%", {}, {}), Numbers{});
    EXPECT_EQ(shown("Boks 12", {}, 2018), (Numbers{7, 30}));
    Picked picked;
    picked.dossiers = all;
    Numbers of;
    for (const auto form : {Form::inactive, Form::inactive_short, Form::inactive_long})
        for (const auto& line : place_->db().read([&](core::db::Tx& tx) { return lists().of(tx, as(archivist_), form, picked, [](auto, auto) {}); }).lines)
            of.push_back(line.dossier.definitive.value_or(0));
    EXPECT_EQ(of, (Numbers{7, 9, 12, 30, 0, 7, 9, 12, 30, 0, 7, 9, 12, 30, 0})) << "results of a search, those without a number last";
}

TEST_P(FormsService, daftar_berkas_and_isi_are_of_active_dossiers_until_another_phase_is_asked_for) {
    const auto all = opened(3);
    for (int at = 1; at < 3; ++at) cabinet_->close(as(archivist_), all[static_cast<std::size_t>(at)], parse_date("2020-06-01"));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->move(tx, house(), all[2], Life::inactive, Custody::records_unit, last_); });
    const auto shown = [&](Form form, const char* day, bool every, std::optional<Phase> phase = {}) {
        clock_.set(core::parse_instant(std::string(day) + "T03:00:00Z"));
        ListWish wish;
        wish.form = form;
        wish.every_phase = every;
        wish.wish.phase = phase;
        return lists().list(as(archivist_), wish).lines.size();
    };
    for (const auto form : {Form::register_, Form::contents}) {
        EXPECT_EQ(shown(form, "2020-06-02", false), 2u) << "the open one, and the closed one in its active years";
        EXPECT_EQ(shown(form, "2030-06-02", false), 1u);
        EXPECT_EQ(shown(form, "2030-06-02", true), 3u);
        EXPECT_EQ(shown(form, "2030-06-02", false, Phase::open), 1u);
        EXPECT_EQ(shown(form, "2030-06-02", false, Phase::inactive) + shown(form, "2030-06-02", false, Phase::ended), 2u);
    }
}

TEST_P(FormsService, a_dossier_is_narrowed_by_stage_and_condition_and_whether_words_were_recognised) {
    const auto id = open(archivist_, "Peta");
    Paper made;
    made.title = "Peta batas";
    made.date = parse_date("2020-02-01");
    made.stage = "salinan";
    made.physical = "rapuh";
    cabinet_->register_paper(as(archivist_), id, made);
    const auto marks = [&](const char* facet) {
        std::vector<std::string> values;
        for (const auto& mark : index_.documents.at(id.text()).facets)
            if (mark.facet == facet) values.push_back(mark.value);
        return values;
    };
    EXPECT_EQ(marks("stage"), std::vector<std::string>{"salinan"});
    EXPECT_EQ(marks("condition"), std::vector<std::string>{"rapuh"});
    EXPECT_EQ(marks("ocr"), std::vector<std::string>{"no"});
    const auto secret = open(archivist_, "Rahasia", "rahasia");
    for (const auto& mark : index_.documents.at(secret.text()).facets) EXPECT_NE(mark.facet, "ocr") << "no word of it is read";
}

// Accepted for those dossiers.
class Accepted final : public Digitised {
  public:
    std::set<DossierId> all;
    std::map<DossierId, std::vector<core::Digest>> files(core::db::Tx&, const std::vector<DossierId>& ids) override {
        std::map<DossierId, std::vector<core::Digest>> found;
        for (const auto& id : ids)
            if (all.contains(id)) found[id].push_back({});
        return found;
    }
};

TEST_P(FormsService, the_inactive_list_of_sixteen_columns_tells_media_condition_class_and_copies_each_by_itself) {
    const auto plain = open(archivist_, "Peta lama"), marked = open(archivist_, "Sertifikat", "terbatas");
    const auto file = [&](DossierId id, const char* stage, const char* condition) {
        Paper made;
        made.title = "Lembar";
        made.date = parse_date("2019-02-01");
        made.stage = stage;
        made.physical = condition;
        cabinet_->register_paper(as(archivist_), id, made);
    };
    file(plain, "asli", "rapuh");
    file(plain, "tembusan", "baik");
    file(marked, "kopi", "");
    file(marked, "salinan", "");
    for (const auto kind : {Mark::Kind::vital, Mark::Kind::guarded}) {
        Mark mark;
        mark.dossier = marked;
        mark.kind = kind;
        mark.reason = "Aset kota";
        if (kind == Mark::Kind::guarded) mark.category = "perbatasan";
        else mark.protection = "pemencaran", mark.review = parse_date("2021-06-01");
        cabinet_->mark(as(archivist_), mark);
    }
    for (const auto& id : {plain, marked}) cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    place_->db().write([&](core::db::Tx& tx) {
        for (const auto& id : {plain, marked}) cabinet_->move(tx, house(), id, Life::inactive, Custody::records_unit, merged_);
        cabinet_->give_number(tx, marked, 112);
        cabinet_->set_place(tx, marked, "Depo A / Rak 3 / Boks 12", "Boks 12");
    });
    Accepted copies;
    copies.all = {marked};
    Lists made(place_->db(), *cabinet_, subjects_, "https://naskah.kota", [&] { return &copies; });
    const core::words::Catalog words;   // each word by its key
    ListWish wish;
    wish.form = Form::inactive_long;
    std::vector<DossierId> ids;
    const auto sheet = sheet_of(made.list(as(archivist_), wish), wish, as(archivist_), words, &ids);
    ASSERT_EQ(sheet.columns.size(), 16u);
    ASSERT_EQ(sheet.rows.size(), 2u);
    std::map<DossierId, std::vector<std::string>> rows;
    for (std::size_t at = 0; at < ids.size(); ++at)
        for (const auto& cell : sheet.rows[at]) rows[ids[at]].push_back(core::table::text_of(cell));
    const auto &a = rows[plain], &b = rows[marked];
    EXPECT_EQ(std::vector<std::string>(a.begin() + 1, a.begin() + 6),
              (std::vector<std::string>{"Dinas Kearsipan", now(plain).numbered(), "800.1.3.2", "Peta lama", "2019"}));
    EXPECT_EQ(a[7], "ARCHIVE.STAGE.KOMBINASI");
    EXPECT_EQ(b[7], "ARCHIVE.STAGE.COPY") << "a copy and a transcript are copies";
    EXPECT_EQ(a[8], "archive.medium.paper");
    EXPECT_EQ(a[9], "ARCHIVE.PHYSICAL.RAPUH") << "the worst of them";
    EXPECT_EQ(b[9], "-") << "nobody told";
    EXPECT_EQ(b[10], "112, Boks 12");
    EXPECT_EQ(a[10], "-");
    EXPECT_EQ(b[11].find("Boks 12"), std::string::npos) << "room and rack: " << b[11];
    EXPECT_EQ(a[13], "ARCHIVE.MARK.NONE");
    EXPECT_EQ(b[13], "ARCHIVE.MARK.VITAL, ARCHIVE.MARK.TERJAGA");
    EXPECT_EQ(a[14], "ARCHIVE.ACCESS.BIASA");
    EXPECT_EQ(b[14], "ARCHIVE.ACCESS.TERBATAS");
    EXPECT_EQ(a[15], "-");
    EXPECT_EQ(b[15], "https://naskah.kota/archive/dossiers/" + marked.text() + "#alih-media");
}

NASKAH_ON_BOTH_DATABASES(FormsService);

}  // namespace
}  // namespace archive
