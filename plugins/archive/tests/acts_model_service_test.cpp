// SPDX-License-Identifier: Apache-2.0
// Random acts of the room against the model of days: after each of them the clock kept of every closed dossier, and at
// times the list of each phase, say what the model says of the same history.
#include <random>

#include "archive/service/events.h"
#include "archive/service/lists.h"
#include "archive/tests/cabinet_town.h"
#include "archive/tests/retention_model.h"

namespace archive {
namespace acts_model_service_test {

namespace model = retention_model;

const model::Calendar& days() {
    static const model::Calendar all(2015, 2090);
    return all;
}
int number_of(core::Date date) {
    return days().number(static_cast<int>(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day())));
}
int number_of(const std::optional<core::Date>& date) { return date ? number_of(*date) : -1; }
core::Date date_of(int number) {
    const auto day = days().at(number);
    return std::chrono::year(day.year) / day.month / day.day;
}

class Book final : public classification::TriggerBook {
  public:
    static classification::Trigger perda() {
        return {"perda", "Perda disahkan", classification::Mode::jurisdiction, classification::Scope::fiscal_year};
    }
    std::vector<classification::Trigger> known(core::db::Tx&) override { return {perda()}; }
};

// What the model knows of a dossier.
struct Shadow {
    DossierId id;
    std::string code;
    model::Case it;
    bool closed = false, ruled = false;
};

class ActsModel : public cabinet_town::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        records_office_.serve([](core::db::Tx&, const core::Seat&) { return true; });
        events_ = std::make_unique<Events>(place_->db(), *cabinet_, subjects_, book_);
        add("1.1", 1, 1, 'm', false, ' ');
        add("1.2", 0, 2, 'm', false, 'p');
        add("1.3", 1, 0, 'p', false, 'y');
        add("1.4", 2, 1, 'm', true, ' ');
    }
    void add(const char* code, int active, int inactive, char fate, bool excepts, char waits) {
        schedule_.rule(code, active, inactive, fate == 'm' ? Fate::destroy : Fate::keep);
        auto& rule = schedule_.others[code];
        if (excepts) rule.exception = "kecuali SK";
        if (waits != ' ') rule.trigger = "setelah itu";
        if (waits == 'p') rule.triggers.all = {{"selesai", "Pekerjaan selesai", classification::Mode::point, classification::Scope::dossier}};
        if (waits == 'y') rule.triggers.all = {Book::perda()};
        for (int times = 0; times < 2; ++times) {
            Shadow made{open(archivist_, "Berkas", "", code), code, {}};
            made.it.fate = fate;
            made.it.excepts = excepts;
            made.it.words = waits != ' ';
            if (made.it.words) made.it.causes = {{waits == 'p' ? "selesai" : "perda", waits}};
            made.it.volumes = {-1};
            made.it.year = 2020;
            all_.push_back(made);
        }
    }
    int below(int n) { return static_cast<int>(chance_() % static_cast<unsigned>(n)); }
    core::Date today() { return as(archivist_).today(); }

    // By the schedule as it is now, where it keeps at least as long.
    void adopt_longer(Shadow& of) {
        const auto& rule = schedule_.others.at(of.code);
        const int total = rule.active_years + rule.inactive_years;
        if (of.ruled && (rule.active_years < of.it.active || total < of.it.active + of.it.inactive)) return;
        take_rule(of);
    }
    void take_rule(Shadow& of) {
        of.it.active = schedule_.others.at(of.code).active_years;
        of.it.inactive = schedule_.others.at(of.code).inactive_years;
        of.ruled = true;
    }
    void came_in(Shadow& of) {
        of.it.sheets.emplace_back();
        of.it.sorted = false;
    }
    void shut(Shadow& of);
    void tell(Shadow& of);
    bool by_two(Shadow& of, const Exception& told);
    void move(Shadow& of);
    void happen(Shadow& of);
    void year_passes();
    void one_act();
    void compare_clocks(int step);
    void compare_lists(int step);

    std::mt19937 chance_{19};
    Book book_;
    std::unique_ptr<Events> events_;
    std::vector<Shadow> all_;
    std::map<int, EventId> years_told_;
    std::map<std::string, int> done_;
};

void ActsModel::shut(Shadow& of) {
    if (of.closed) {
        cabinet_->reopen(as(archivist_), of.id, "Masih berjalan");
        of.it.volumes.back() = -1;
    } else {
        cabinet_->close(as(archivist_), of.id, today());
        of.it.volumes.back() = number_of(today());
        adopt_longer(of);
    }
    of.closed = !of.closed;
    ++done_[of.closed ? "close" : "reopen"];
}

void ActsModel::tell(Shadow& of) {
    Exception told;
    told.reason = "Diperiksa";
    told.kind = Exception::Kind::settled;
    if (const int items = static_cast<int>(of.it.sheets.size()); items > 0 && below(3) > 0) {
        told.item = 1 + below(below(2) == 0 ? std::min(items, 2) : items);   // often one that was told of before
        auto& sheet = of.it.sheets[static_cast<std::size_t>(told.item - 1)];
        if (sheet.gone) return;
        const auto was = sheet;
        told.kind = std::array{Exception::Kind::none, Exception::Kind::permanent, Exception::Kind::years}[static_cast<std::size_t>(below(3))];
        sheet = {};
        sheet.forever = told.kind == Exception::Kind::permanent;
        if (told.kind == Exception::Kind::years) {
            told.active_years = sheet.own_active = below(5);
            told.inactive_years = sheet.own_inactive = below(12);
        }
        const auto fewer = [](int before, int after) { return std::max(after, 0) < std::max(before, 0); };
        const bool takes = !sheet.forever && (was.forever || fewer(was.own_active, sheet.own_active) || fewer(was.own_inactive, sheet.own_inactive));
        if (takes && !by_two(of, told)) sheet = was;
        if (takes) return;
    } else {
        of.it.sorted = true;
    }
    cabinet_->tell_apart(as(archivist_), of.id, told, "");
    ++done_[std::string(name(told.kind))];
}

// One person is refused; another lets it pass, or does not.
bool ActsModel::by_two(Shadow& of, const Exception& told) {
    EXPECT_TRUE(fault_of([&] { cabinet_->tell_apart(as(archivist_), of.id, told, ""); }).starts_with("archive.fault.lesser_"));
    const bool agreed = below(3) > 0;
    second(heirs_, cabinet_->ask_lesser(as(archivist_), of.id, told), agreed ? Move::Verdict::approve : Move::Verdict::refuse);
    ++done_[agreed ? "taken back by two" : "refused"];
    return agreed;
}

void ActsModel::move(Shadow& of) {
    const int items = static_cast<int>(of.it.sheets.size());
    auto& to = all_[static_cast<std::size_t>(below(static_cast<int>(all_.size())))];
    if (items == 0 || to.id == of.id || to.closed) return;
    const int item = 1 + below(items);
    if (of.it.sheets[static_cast<std::size_t>(item - 1)].gone) return;
    // Where it would lose something it is refused.
    if (!fault_of([&] { Town::tell(archivist_, of.id, item, Exception::Kind::moved, to.id.text()); }).empty()) return;
    auto& sheet = of.it.sheets[static_cast<std::size_t>(item - 1)];
    sheet = {};
    sheet.gone = true;
    came_in(to);
    ++done_["move"];
}

void ActsModel::happen(Shadow& of) {
    if (of.it.causes.empty() || of.it.causes.front().kind != 'p') return;
    auto& records = of.it.records;
    const auto own = std::find_if(records.begin(), records.end(), [](const auto& each) { return each.year == 0; });
    if (own == records.end()) {
        const int day = number_of(today()) - below(300);
        cabinet_->trigger(as(archivist_), of.id, "selesai", date_of(day), "Berita acara");
        records.push_back({"selesai", day, 0, false});
        ++done_["event"];
        return;
    }
    for (const auto& each : cabinet_->whole(as(archivist_), of.id).events)
        if (!each.cancelled && each.trigger == "selesai") events_->cancel(as(archivist_), each.id, "Keliru");
    records.erase(own);
    ++done_["event taken back"];
}

void ActsModel::year_passes() {
    const int year = 2019 + below(3);
    const auto told = years_told_.find(year);
    if (told == years_told_.end()) {
        Record record;
        record.event = "perda";
        record.fiscal_year = year;
        record.on = record.basis_on.emplace(today());
        record.basis = "Perda 1";
        years_told_[year] = events_->record(as(archivist_), record);
        for (auto& each : all_) each.it.records.push_back({"perda", number_of(today()), year, false});
    } else {
        events_->cancel(as(archivist_), told->second, "Keliru");
        years_told_.erase(told);
        for (auto& each : all_) std::erase_if(each.it.records, [&](const auto& record) { return record.year == year; });
    }
    cabinet_->wind_portion(house(), {{"after", DossierId{}.text()}, {"fiscal_year", year}});
    ++done_["year"];
}

void ActsModel::one_act() {
    clock_.pass(std::chrono::seconds(1) + std::chrono::hours(24) * below(50));
    auto& of = all_[static_cast<std::size_t>(below(static_cast<int>(all_.size())))];
    switch (below(13)) {
        case 0:
        case 1: return shut(of);
        case 2:
        case 10:
        case 11: return tell(of);
        case 3:
            // Most are refused: they would lose something.
            for (int tries = 0, before = done_["move"]; tries < 20 && done_["move"] == before; ++tries)
                move(all_[static_cast<std::size_t>(below(static_cast<int>(all_.size())))]);
            return;
        case 4: return happen(of);
        case 5: return year_passes();
        case 6:
            of.it.year = 2019 + below(3);
            return cabinet_->correct_year(as(archivist_), of.id, of.it.year, "Tahun anggarannya");
        case 7: {
            auto& rule = schedule_.others.at(of.code);
            (below(2) == 0 ? rule.active_years : rule.inactive_years) = below(4);
            return;
        }
        case 8:
            cabinet_->recompute(house());
            for (auto& each : all_)
                if (each.closed) adopt_longer(each);
            ++done_["night"];
            return;
        case 9:
            if (!of.closed || !fault_of([&] { cabinet_->adopt(as(archivist_), of.id, "Sesuai JRA"); }).empty()) return;
            take_rule(of);
            ++done_["adopt"];
            return;
        default: break;
    }
    if (of.closed) return;
    Paper paper;
    paper.title = "Surat";
    paper.date = core::parse_date("2020-02-01");
    cabinet_->register_paper(as(archivist_), of.id, paper);
    came_in(of);
    if (below(3) > 0) return;
    cabinet_->continue_volume(as(archivist_), of.id, today());
    of.it.volumes.back() = number_of(today());
    of.it.volumes.push_back(-1);
    ++done_["volume"];
}

std::string line(std::string_view state, int from, int active_to, int inactive_to, bool whole, std::string_view asks, char fate) {
    return std::string(state) + " " + std::to_string(from) + " " + std::to_string(active_to) + " " + std::to_string(inactive_to) +
           (whole ? " whole " : " split ") + std::string(asks) + " " + fate;
}

void ActsModel::compare_clocks(int step) {
    const auto day = today();
    for (const auto& each : all_) {
        const auto kept = place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, each.id); });
        ASSERT_EQ(kept.has_value(), each.closed) << "act " << step;
        if (!kept) continue;
        const auto told = model::tell(days(), each.it, number_of(day));
        ++done_[told.state];
        ASSERT_EQ(line(name(kept->phase(day)), number_of(kept->start), number_of(kept->active_until), number_of(kept->inactive_until),
                       kept->whole, name(kept->route), kept->fate == Fate::destroy ? 'm' : kept->fate == Fate::keep ? 'p' : 'r'),
                  line(told.state, told.from, told.active_to, told.inactive_to, told.as_one, told.asks, told.fate))
            << "act " << step << " on " << core::iso(day) << ", of " << each.code;
    }
}

void ActsModel::compare_lists(int step) {
    for (const auto phase : {Phase::open, Phase::waiting, Phase::active, Phase::inactive, Phase::ended}) {
        ListWish wish;
        wish.wish.phase = phase;
        std::set<DossierId> shown, expected;
        for (const auto& each : Lists(place_->db(), *cabinet_, subjects_).list(as(archivist_), wish).lines) shown.insert(each.dossier.id);
        for (const auto& each : all_)
            if (model::tell(days(), each.it, number_of(today())).state == name(phase)) expected.insert(each.id);
        ASSERT_EQ(shown, expected) << "act " << step << ", " << name(phase);
    }
}

TEST_P(ActsModel, agree_with_the_model_whatever_is_done_to_a_dossier) {
    for (int step = 0; step < 400; ++step) {
        one_act();
        compare_clocks(step);
        if (step % 20 == 0) compare_lists(step);
        if (HasFatalFailure()) return;
    }
    for (const char* act : {"close", "reopen", "none", "permanent", "years", "settled", "move", "event", "event taken back", "year", "night",
                            "adopt", "volume", "taken back by two", "refused", "waiting", "active", "inactive", "ended"})
        EXPECT_GT(done_[act], 0) << act << " was never met";
}

NASKAH_ON_BOTH_DATABASES(ActsModel);

}  // namespace acts_model_service_test
}  // namespace archive
