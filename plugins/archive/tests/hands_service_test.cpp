// SPDX-License-Identifier: Apache-2.0
// Who gave a dossier away reads it and changes nothing of it; who has it now does; what is archival is described alone.
#include "archive/service/events.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace hands_service_test {

using cabinet_town::PositionId;
using core::Context;
using core::UnitId;
using core::db::Tx;
using core::parse_date;

class Book final : public classification::TriggerBook {
  public:
    std::vector<classification::Trigger> known(Tx&) override { return {}; }
};

class HandsService : public cabinet_town::Town {
  protected:
    using Act = std::function<void(const Context&)>;

    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        id_ = open(archivist_, "Kenaikan pangkat");
        other_ = open(archivist_, "Kenaikan gaji");
        for (const char* title : {"Usul", "Surat keputusan"}) {
            Paper paper;
            paper.title = title;
            paper.date = parse_date("2020-02-01");
            cabinet_->register_paper(as(archivist_), id_, paper);
        }
        cabinet_->close(as(archivist_), id_, parse_date("2020-06-01"));
        for (const auto kind : {Mark::Kind::guarded, Mark::Kind::vital}) cabinet_->mark(as(archivist_), marked(kind));
    }
    Mark marked(Mark::Kind kind) {
        Mark made;
        made.dossier = id_;
        made.kind = kind;
        made.reason = "Aset kota";
        if (kind == Mark::Kind::guarded) made.category = std::string(guarded_categories.front());
        else made.protection = std::string(protections.front()), made.review = parse_date("2021-06-01");
        return made;
    }
    void move(Life life, Custody custody, std::optional<UnitId> keeper) {
        place_->db().write([&](Tx& tx) { cabinet_->move(tx, house(), id_, life, custody, keeper); });
    }
    Act apart(Exception::Kind kind, int item, std::string to = "") {
        return [=, this](const Context& ctx) {
            Exception told;
            told.item = item;
            told.kind = kind;
            told.reason = "Sudah diperiksa";
            cabinet_->tell_apart(ctx, id_, told, to);
        };
    }
    // What changes it, and what only tells of it.
    std::map<std::string, Act> changes() {
        return {{"year", [this](const Context& ctx) { cabinet_->correct_year(ctx, id_, 2018, "Tahun anggaran"); }},
                {"permanent", apart(Exception::Kind::permanent, 1)},
                {"moved", apart(Exception::Kind::moved, 2, other_.text())},
                {"settled", apart(Exception::Kind::settled, 0)},
                {"adopt", [this](const Context& ctx) { cabinet_->adopt(ctx, id_, "Sesuai JRA baru"); }},
                {"trigger", [this](const Context& ctx) { cabinet_->trigger(ctx, id_, "", parse_date("2020-06-01"), "SK"); }},
                {"mark", [this](const Context& ctx) { cabinet_->mark(ctx, marked(Mark::Kind::vital)); }},
                {"unmark", [this](const Context& ctx) { cabinet_->unmark(ctx, id_, Mark::Kind::vital, "Tidak vital lagi"); }},
                {"safeguard", [this](const Context& ctx) {
                     cabinet_->safeguard(ctx, {id_, "pengamanan", parse_date("2020-06-01"), "Brankas", {}, {}});
                 }},
                {"reopen", [this](const Context& ctx) { cabinet_->reopen(ctx, id_, "Masih ada surat"); }},
                {"volume", [this](const Context& ctx) { cabinet_->continue_volume(ctx, id_, parse_date("2020-06-01")); }},
                {"close", [this](const Context& ctx) { cabinet_->close(ctx, id_, parse_date("2020-06-01")); }},
                {"paper", [this](const Context& ctx) { cabinet_->register_paper(ctx, id_, paper()); }},
                {"file", [this](const Context& ctx) {
                     cabinet_->file(ctx, id_, letter("Usul susulan", AccessClass::ordinary, {archivist_, heirs_}));
                 }}};
    }
    std::map<std::string, Act> tellings() {
        return {{"describe", [this](const Context& ctx) {
                     Telling told;
                     told.physical = "rusak";
                     cabinet_->describe(ctx, id_, 1, told, "Dilihat kembali");
                 }},
                {"refer", [this](const Context& ctx) { cabinet_->refer(ctx, id_, other_.text(), "Perkara yang sama"); }},
                {"report", [this](const Context& ctx) { cabinet_->reported(ctx, id_, parse_date("2020-06-01"), "B-1/2020"); }},
                {"copy", [this](const Context& ctx) { cabinet_->copied(ctx, id_, parse_date("2020-06-01"), "B-2/2020"); }}};
    }
    static Paper paper() {
        Paper made;
        made.title = "Lampiran";
        made.date = parse_date("2020-03-01");
        return made;
    }
    void refused(const std::map<std::string, Act>& acts, PositionId by, const std::string& word) {
        for (const auto& [name, act] : acts) EXPECT_EQ(fault_of([&] { act(as(by)); }), word) << name;
    }

    Book book_;
    DossierId id_, other_;
};

TEST_P(HandsService, who_gave_it_away_changes_nothing_of_it_and_sees_it_as_before) {
    move(Life::active, Custody::transit, {});
    refused(changes(), archivist_, "archive.error.on_its_way");
    refused(tellings(), archivist_, "archive.error.on_its_way");
    move(Life::inactive, Custody::records_unit, merged_);
    EXPECT_TRUE(sees(archivist_, id_));
    const auto was = now(id_);
    refused(changes(), archivist_, "archive.error.kept_elsewhere");
    refused(tellings(), archivist_, "archive.error.kept_elsewhere");
    EXPECT_EQ(now(id_).version, was.version);
    const auto theirs = cabinet_->whole(as(archivist_), id_);
    EXPECT_FALSE(theirs.may_manage || theirs.may_file || theirs.may_trigger);
    EXPECT_TRUE(cabinet_->whole(as(heirs_), id_).may_change);
    refused({{"as a head there", [this](const Context& ctx) { cabinet_->correct_year(ctx, id_, 2018, "Tahun"); }}}, chief_,
            "core.error.not_found");
    cabinet_->correct_year(as(heirs_), id_, 2018, "Tahun anggaran");
    apart(Exception::Kind::permanent, 1)(as(heirs_));
    cabinet_->unmark(as(heirs_), id_, Mark::Kind::vital, "Tidak vital lagi");
    EXPECT_EQ(now(id_).fiscal_year(), 2018);
    EXPECT_EQ(fault_of([&] { cabinet_->reopen(as(heirs_), id_, "Masih ada surat"); }), "archive.error.gone_on");
}

TEST_P(HandsService, an_event_is_taken_back_by_those_who_have_it) {
    schedule_.others["800.1.3.2"] = [] {
        classification::RetentionRule rule;
        rule.code = "800.1.3.2";
        rule.active_years = rule.inactive_years = 1;
        rule.fate = Fate::destroy;
        rule.trigger = "Setelah diperbarui";
        rule.triggers.all.push_back({"diperbarui", "Diperbarui", classification::Mode::point, classification::Scope::dossier, false});
        return rule;
    }();
    id_ = open(archivist_, "Sertifikat");
    cabinet_->close(as(archivist_), id_, parse_date("2020-06-01"));
    cabinet_->trigger(as(archivist_), id_, "", parse_date("2020-06-01"), "SK baru");
    const auto event = cabinet_->whole(as(archivist_), id_).events.at(0).id;
    Events events(place_->db(), *cabinet_, subjects_, book_);
    move(Life::inactive, Custody::records_unit, merged_);
    EXPECT_EQ(fault_of([&] { events.cancel(as(archivist_), event, "Salah catat"); }), "archive.error.kept_elsewhere");
    const auto in_unit = [&](auto act) { place_->db().write([&](Tx& tx) { act(tx); }); };
    in_unit([&](Tx& tx) { cabinet_->engage(tx, house(), id_, Process::destruction, "disposal:1"); });
    EXPECT_EQ(fault_of([&] { events.cancel(as(heirs_), event, "Salah catat"); }), "archive.error.event_proposed")
        << "the list tells what its clock counts from";
    in_unit([&](Tx& tx) { cabinet_->release(tx, house(), id_, "disposal:1"); });
    EXPECT_EQ(fault_of([&] { events.cancel(as(heirs_), event, "Salah catat"); }), "");
}

TEST_P(HandsService, what_was_filed_wrongly_is_asked_of_those_who_have_it) {
    move(Life::inactive, Custody::records_unit, merged_);
    records_office_.serve([&](Tx&, const core::Seat& seat) { return seat.position == chief_ || seat.position == director_; });
    auto maker = as(archivist_), chief = as(chief_), director = as(director_);
    int number = 0;
    for (auto* each : {&maker, &chief, &director})
        each->actor.person = core::PersonId::parse("00000000-0000-7000-8000-00000000000" + std::to_string(++number));
    const auto asked = cabinet_->ask_move(maker, id_, 2, other_.text(), "SK masuk berkas lain");
    EXPECT_TRUE(cabinet_->moves(director).empty()) << "of another records unit";
    const auto waiting = cabinet_->moves(chief);
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_TRUE(waiting[0].may_approve);
    EXPECT_EQ(fault_of([&] { cabinet_->decide(chief, asked, Move::Verdict::approve, "Benar", waiting[0].seen); }), "");
    EXPECT_EQ(cabinet_->whole(maker, other_).items.size(), 1u);
}

TEST_P(HandsService, what_is_archival_is_described_by_its_keeper_and_changed_by_nobody) {
    move(Life::archival, Custody::institution, last_);
    refused(changes(), archivist_, "archive.error.kept_elsewhere");
    refused(tellings(), archivist_, "archive.error.kept_elsewhere");
    refused({{"ask", [this](const Context& ctx) { cabinet_->ask_move(ctx, id_, 2, other_.text(), "Salah"); }}}, archivist_,
            "archive.error.kept_elsewhere");
    auto acts = changes();
    acts.erase("file");   // of a letter of another unit
    refused(acts, later_, "archive.error.archival");
    EXPECT_FALSE(cabinet_->whole(as(later_), id_).may_change) << "and none of these is offered";
    auto tells = tellings();
    tells.erase("refer");   // he sees no other
    for (const char* each : {"describe", "report", "copy"}) EXPECT_EQ(fault_of([&] { tells.at(each)(as(later_)); }), "") << each;
    clock_.set(core::parse_instant("2021-07-01T03:00:00Z"));
    EXPECT_TRUE(place_->db().read([&](Tx& tx) { return store::watched(tx, parse_date("2021-07-01")); }).empty())
        << "nobody is asked to look at it again as at a vital one";
}

NASKAH_ON_BOTH_DATABASES(HandsService);

}  // namespace
}  // namespace archive
