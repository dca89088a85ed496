// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier goes to another archive and is the same there; what no archive could have told is refused.
#include "archive/service/accounts.h"
#include "archive/service/arriving.h"
#include "archive/store/person_store.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace account_service_test {

using core::parse_date;
using core::db::Tx;

class AccountService : public cabinet_town::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        schedule_.rule("600.1", 2, 3, Fate::review);
        schedule_.others["600.1"].triggers.all = {{"selesai", "Kegiatan selesai", classification::Mode::point,
                                                   classification::Scope::dossier}};
        schedule_.others["600.1"].trigger = "sejak selesai";
    }
    DossierId rich(DossierId other) {
        const auto id = open(archivist_, "Kerja sama", "", "600.1");
        const auto by = as(archivist_);
        Paper paper;
        paper.title = "Bundel";
        paper.first = parse_date("2020-01-02");
        paper.date = parse_date("2020-03-02");
        paper.remark = "Peta terpisah";
        cabinet_->register_paper(by, id, paper);
        cabinet_->continue_volume(by, id, by.today());
        paper.title = "Lanjutan";
        cabinet_->register_paper(by, id, paper);
        tell(archivist_, id, 2, Exception::Kind::permanent);
        Mark vital;
        vital.dossier = id;
        vital.protection = "duplikasi";
        vital.copy_place = "Depo DPK, rak 2";
        vital.review = parse_date("2031-01-01");
        vital.reason = "Bukti hak";
        cabinet_->mark(by, vital);
        cabinet_->refer(by, id, other.text(), "Dasarnya");
        cabinet_->correct_year(by, id, 2019, "Kegiatan 2019");
        cabinet_->close(by, id, by.today());
        cabinet_->trigger(by, id, "selesai", by.today(), "Berita acara");
        return id;
    }
    Account account(core::PositionId who, DossierId id) {
        return place_->db().read([&](Tx& tx) { return Arriving(*cabinet_, *reading_, schedule_).account(tx, as(who), id); });
    }
    // As the room of packages tells it.
    Arrived arrived(DossierId id) {
        const auto from = now(id);
        Arrived made;
        made.source = id.text();
        made.code = from.code;
        made.title = from.title;
        made.opened = from.opened;
        made.closed = from.closed;
        made.account = account(archivist_, id);
        for (const auto& item : place_->db().read([&](Tx& tx) { return store::items(tx, id); })) {
            ArrivedItem one;
            one.subject = item.subject;
            one.number = item.number;
            one.title = item.title;
            one.date = item.date;
            one.stage = item.stage;
            one.medium = item.medium;
            one.amount_unit = item.amount_unit;
            const auto& told = made.account.items.at(item.number);
            one.volume = told.volume;
            one.first = told.first;
            one.remark = told.remark;
            made.items.push_back(one);
        }
        return made;
    }
    DossierId take(const Arrived& what) {
        Arriving arriving(*cabinet_, *reading_, schedule_);
        return place_->db().write([&](Tx& tx) { return arriving.take(tx, as(heirs_), what); });
    }
    void judged(DossierId id, const Judgement& judgement) {
        place_->db().write([&](Tx& tx) { store::insert(tx, id, judgement, clock_.now(), "Panitia"); });
    }
};

TEST_P(AccountService, of_a_dossier_is_the_same_where_it_came_to) {
    const auto other = open(archivist_, "Dasar", "", "600.1"), id = rich(other);
    judged(id, {Judgement::Verdict::extend, 3, parse_date("2020-05-05"), "Penilaian 1/2020", "Masih dipakai"});
    const auto sent = arrived(id);
    EXPECT_EQ(sent.account.references.size(), 1u);
    EXPECT_EQ(sent.account.events.size(), 1u);
    const auto there = take(sent);
    auto wanted = sent.account;
    auto got = account(heirs_, there);
    EXPECT_TRUE(got.references.empty()) << "the other end is not there";
    wanted.references.clear();
    EXPECT_EQ(got, wanted);
    EXPECT_EQ(got.items.at(1).remark, "Peta terpisah");
    EXPECT_EQ(got.items.at(1).first, parse_date("2020-01-02"));
    EXPECT_EQ(got.items.at(2).volume, 2);
    EXPECT_EQ(take(sent), there);
    EXPECT_EQ(account(heirs_, there), wanted) << "told again it is there once";
    // The other end comes later, and knows of it.
    const auto other_there = take(arrived(other));
    got = account(heirs_, there);
    ASSERT_EQ(got.references.size(), 1u);
    EXPECT_EQ(got.references[0].dossier, other_there.text());
    EXPECT_EQ(got.references[0].origin, other.text());
    EXPECT_TRUE(got.references[0].from_here);
}

TEST_P(AccountService, a_verdict_to_destroy_counts_where_it_was_given_alone) {
    const auto id = rich(open(archivist_, "Dasar", "", "600.1"));
    judged(id, {Judgement::Verdict::destroy, 0, parse_date("2020-05-05"), "Penilaian 1/2020", "Tidak dipakai"});
    const auto sent = arrived(id);
    EXPECT_EQ(sent.account.judged->verdict, "destroy");
    EXPECT_FALSE(account(heirs_, take(sent)).judged);
}

TEST_P(AccountService, tells_of_no_dossier_of_a_higher_class) {
    const auto other = open(archivist_, "Dasar", "rahasia", "600.1");
    EXPECT_TRUE(account(archivist_, rich(other)).references.empty());
}

TEST_P(AccountService, of_a_person_comes_with_its_nip_and_is_limited) {
    auto sent = arrived(rich(open(archivist_, "Dasar", "", "600.1")));
    sent.account.person = "Siti Rekaan";
    sent.account.nip = "1978";
    EXPECT_EQ(fault_of([&] { take(sent); }), "archive.fault.nip");
    sent.account.nip = "197805122003122004";
    const auto there = take(sent);
    EXPECT_EQ(now(there).access, AccessClass::limited);
    EXPECT_EQ(place_->db().read([&](Tx& tx) { return store::person(tx, there)->nip; }), sent.account.nip);
}

TEST_P(AccountService, of_what_no_archive_could_have_told_nothing_is_taken) {
    const auto right = arrived(rich(open(archivist_, "Dasar", "", "600.1")));
    const auto refused = [&](const std::function<void(Arrived&)>& wrong) {
        auto sent = right;
        wrong(sent);
        return fault_of([&] { take(sent); });
    };
    const std::string fault = "archive.handed.account";
    EXPECT_EQ(refused([](Arrived& sent) { sent.account.events[0].on = parse_date("2030-01-01"); }), fault);
    EXPECT_EQ(refused([](Arrived& sent) { sent.account.marks[0].review.reset(); }), fault);
    EXPECT_EQ(refused([](Arrived& sent) { sent.account.marks[0].kind = "rahasia"; }), fault);
    EXPECT_EQ(refused([](Arrived& sent) { sent.account.exceptions[0].kind = "moved"; }), fault);
    EXPECT_EQ(refused([](Arrived& sent) { sent.account.volumes[0] = parse_date("2030-01-01"); }), fault);
    EXPECT_EQ(refused([](Arrived& sent) { sent.items[0].volume = 9; }), fault);
    EXPECT_EQ(refused([](Arrived& sent) { sent.account.judged = Account::Judgement{"extend", "", "", 900, parse_date("2020-01-01")}; }), fault);
    EXPECT_EQ(refused([](Arrived& sent) { sent.items[0].first = parse_date("2020-04-01"); }), "archive.handed.first");
    EXPECT_EQ(refused([](Arrived&) {}), "");
}

NASKAH_ON_BOTH_DATABASES(AccountService);

}  // namespace account_service_test
}  // namespace archive
