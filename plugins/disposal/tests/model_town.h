// SPDX-License-Identifier: Apache-2.0
// The rooms around this one as the model test needs them: an archive whose dossiers lie in a table of the same
// database, so that what is refused is taken back there, too; a gate that holds, lends and fails; letters that are
// forgotten once.
#pragma once

#include <array>
#include <functional>
#include <random>

#include "disposal/service/desk.h"
#include "disposal/service/running.h"
#include "disposal/tests/model_post.h"
#include "embedded/disposal.h"
#include "tests/support/db.h"

namespace disposal::town {

using core::Error;
using core::db::Row;

constexpr const char* thing_table =
    "CREATE TABLE town_thing (id TEXT PRIMARY KEY, shut INTEGER, over INTEGER, burn INTEGER, held INTEGER, lent INTEGER, "
    "broken INTEGER, content INTEGER, gone INTEGER, process TEXT, process_of TEXT, away INTEGER DEFAULT 0, "
    "receipted INTEGER DEFAULT 1, place TEXT DEFAULT 'records')";
constexpr const char* forgotten_table = "CREATE TABLE town_forgotten (subject TEXT PRIMARY KEY)";

constexpr std::array<std::pair<std::string_view, archive::Custody>, 4> custodies{
    {{"unit", archive::Custody::unit},
     {"transit", archive::Custody::transit},
     {"records", archive::Custody::records_unit},
     {"institution", archive::Custody::institution}}};

// broken: 1 throws what nobody knows, 2 cannot answer just now.
class Shelves final : public archive::Holdings, public archive::Gate, public archive::Appraisal,
                      public archive::Shelf {
  public:
    explicit Shelves(const Offices& offices) : offices_(offices) {}
    archive::Guard* guarding = nullptr;
    classification::AccessClass access = classification::AccessClass::ordinary;   // of all, by now

    std::optional<archive::Kept> find(Tx& tx, const Context&, archive::DossierId id) override {
        return tx.one("SELECT shut, over, burn, gone, process, process_of, away, place FROM town_thing WHERE id = ?", {id.text()},
                      [&](const Row& row) {
                          archive::Kept kept;
                          kept.id = id;
                          kept.unit = offices_.owning();
                          kept.unit_name = "Dinas";
                          kept.number = kept.title = id.text();
                          if (row.integer(0) == 1) kept.closed = core::parse_date("2010-12-20");
                          kept.opened = core::parse_date("2010-01-04");
                          kept.phase = row.integer(1) == 1 ? archive::Phase::ended : archive::Phase::inactive;
                          kept.fate = row.integer(2) == 1 ? classification::Fate::destroy : classification::Fate::keep;
                          const bool away = row.integer(6) == 1, gone = row.integer(3) == 1;
                          const auto place = row.text(7);
                          kept.life = away                                     ? archive::Life::handed_over
                                      : gone                                   ? archive::Life::destroyed
                                      : place == "unit" || place == "transit" ? archive::Life::active
                                      : place == "institution"                 ? archive::Life::archival
                                                                               : archive::Life::inactive;
                          if (away && gone) kept.emptied = core::Instant{1};
                          for (const auto& [word, custody] : custodies)
                              if (place == word) kept.custody = custody;
                          if (away) kept.custody = archive::Custody::institution;
                          for (const auto each : {archive::Process::destruction, archive::Process::removal})
                              if (archive::name(each) == row.text(4)) kept.process = each;
                          kept.process_of = row.text(5);
                          kept.route = archive::Route::head;
                          return kept;
                      });
    }
    std::vector<archive::Kept> list(Tx& tx, const Context& ctx, const archive::Wanted& wanted) override {
        std::vector<archive::Kept> all;
        auto ids = wanted.among;
        if (ids.empty()) {
            core::db::Query every("SELECT id FROM town_thing WHERE burn = 1 ORDER BY id");
            if (!wanted.oldest_first) every.add(" DESC");
            ids = every.all(tx, [](const Row& row) { return archive::DossierId::parse(row.text(0)); });
        }
        if (ids.size() > static_cast<std::size_t>(wanted.limit)) ids.resize(static_cast<std::size_t>(wanted.limit));
        for (const auto& id : ids) all.push_back(*find(tx, ctx, id));
        return all;
    }
    std::int64_t count(Tx& tx, const Context&, const archive::Wanted&) override {
        return tx.count("SELECT COUNT(*) FROM town_thing WHERE burn = 1");
    }
    std::vector<archive::KeptItem> items(Tx& tx, const Context&, archive::DossierId id) override {
        archive::KeptItem item;
        item.subject = "letter:" + id.text();
        item.number = 1;
        item.digest = core::sha256(core::view(std::to_string(number(tx, id, "content"))));
        return {item};
    }
    std::map<archive::DossierId, std::vector<std::string>> subjects(Tx&, const Context&,
                                                                    const std::vector<archive::DossierId>& ids) override {
        std::map<archive::DossierId, std::vector<std::string>> all;
        for (const auto& id : ids) all[id] = {"letter:" + id.text()};
        return all;
    }
    std::vector<archive::Hand> hands(Tx&, const Context&, archive::DossierId) override { return {}; }
    void engage(Tx& tx, const Context& ctx, archive::DossierId id, archive::Process process,
                std::string_view proposal) override {
        if (!find(tx, ctx, id)->process_of.empty()) throw Error(core::Code::conflict, "archive.obstacle.proposed");
        tx.exec("UPDATE town_thing SET process = ?, process_of = ? WHERE id = ?", {archive::name(process), proposal, id.text()});
        pass(tx, ctx, id, archive::Deed::propose);
    }
    void release(Tx& tx, const Context&, archive::DossierId id, std::string_view proposal) override {
        tx.exec("UPDATE town_thing SET process = '', process_of = '' WHERE id = ? AND process_of = ?", {id.text(), proposal});
    }
    void move(Tx& tx, const Context&, archive::DossierId id, archive::Life, archive::Custody to,
              const std::optional<core::UnitId>&) override {
        for (const auto& [word, custody] : custodies)
            if (custody == to) tx.exec("UPDATE town_thing SET place = ? WHERE id = ?", {word, id.text()});
    }
    int settle(Tx&, const Context&, core::UnitId) override { return 0; }
    void erase(Tx& tx, const Context&, archive::DossierId id, std::string_view) override {
        if (tx.exec("UPDATE town_thing SET gone = 1, process = '', process_of = '' WHERE id = ? AND gone = 0", {id.text()}) != 1)
            throw std::logic_error("destroyed twice");
    }
    void retell(Tx&, archive::DossierId, std::string_view) override {}
    void judge(Tx& tx, const Context&, archive::DossierId id, const archive::Judgement& told) override {
        tx.exec("UPDATE town_thing SET burn = ? WHERE id = ?",
                {told.verdict == archive::Judgement::Verdict::keep ? 0 : 1, id.text()});
    }
    std::optional<archive::Judgement> judged(Tx&, archive::DossierId) override { return {}; }

    void keeper(archive::ShelfKeeper&) override {}
    void reindex(Tx&, archive::DossierId) override {}
    void set_place(Tx&, archive::DossierId, std::string_view, std::string_view) override {}
    std::map<archive::DossierId, archive::Standing> standing(Tx&, const Context&,
                                                             const std::vector<archive::DossierId>& ids) override {
        std::map<archive::DossierId, archive::Standing> found;
        for (const auto& id : ids) found[id].access = access;
        return found;
    }
    void guard(archive::Guard& one) override { guarding = &one; }
    archive::Obstacles proposing(Tx&, const Context&, std::vector<archive::Kept>, archive::Process) override { return {}; }
    archive::Obstacles obstacles_of(Tx& tx, const Context& ctx, const std::vector<archive::Kept>& dossiers,
                                    archive::Deed deed) override {
        archive::Obstacles all;
        for (const auto& each : dossiers)
            if (auto found = obstacles(tx, ctx, each.id, deed); !found.empty()) all[each.id] = std::move(found);
        return all;
    }
    std::vector<archive::Obstacle> obstacles(Tx& tx, const Context& ctx, archive::DossierId id, archive::Deed deed) override {
        const auto broken = number(tx, id, "broken");
        if (broken == 1) throw std::runtime_error("the gate fell over");
        if (broken == 2) throw Error(core::Code::unavailable, "core.error.unavailable");
        const auto kept = *find(tx, ctx, id);
        auto found = guarding->against(tx, ctx, {kept}, deed)[id];
        if (archive::removes(kept, deed) && number(tx, id, "receipted") == 0) found.push_back({"unreceipted", {}});
        const bool stranger = ctx.actor.signed_in() && ctx.actor.seats.empty();
        if (number(tx, id, "held") == 1) found.push_back({stranger ? "held_some" : "held", {}});
        if (number(tx, id, "lent") == 1 && deed != archive::Deed::propose) found.push_back({"lent", {}});
        return found;
    }
    void take(Tx&, archive::DossierId) override {}
    void take_to_end(Tx&, archive::DossierId) override {}
    void take_all(Tx&) override {}
    void pass(Tx& tx, const Context& ctx, archive::DossierId id, archive::Deed deed) override {
        const auto found = obstacles(tx, ctx, id, deed);
        if (!found.empty()) throw Error(core::Code::conflict, found.front().word);
    }

  private:
    static std::int64_t number(Tx& tx, archive::DossierId id, const std::string& column) {
        return *tx.one("SELECT held, lent, broken, content, receipted FROM town_thing WHERE id = ?", {id.text()}, [&](const Row& row) {
            return row.integer(column == "held" ? 0 : column == "lent" ? 1 : column == "broken" ? 2 : column == "content" ? 3 : 4);
        });
    }
    const Offices& offices_;
};

class Receivers final : public packages::Receipts {
  public:
    packages::AllAcknowledged receipts(Tx& tx, const std::vector<archive::DossierId>& ids) override {
        packages::AllAcknowledged all;
        for (const auto& id : ids)
            if (tx.count("SELECT COUNT(*) FROM town_thing WHERE id = ? AND receipted = 1", {id.text()}) > 0)
                all[id] = {{"paket", 1, 1, "Lembaga Kearsipan", {}, {}}};
        return all;
    }
};

class Elsewhere final : public incoming::Inbox, public incoming::Forgetting, public signing::Forgetting,
                        public integrity::Objects, public core::search::Index {
  public:
    std::optional<incoming::Received> find(Tx&, incoming::IncomingId) override { return {}; }
    std::map<incoming::IncomingId, std::string> letters_of(Tx&, const std::vector<incoming::IncomingId>&) override { return {}; }
    core::Verdict may_see(Tx&, const core::Actor&, incoming::IncomingId) override { return core::Verdict::hidden; }
    std::vector<core::Digest> forget(Tx&, const Context&, incoming::IncomingId, std::string_view) override { return {}; }
    bool keeps(Tx&, const core::Digest&) override { return false; }
    std::vector<core::Digest> forget(Tx&, const core::Digest&) override { return {}; }
    void gone(Tx&, const core::Digest&) override {}
    void put(Tx&, const core::search::Document&) override {}
    void remove(Tx&, std::string_view, std::string_view) override {}
    int renew(Tx&, int) override { return 0; }
    void purge(core::db::Db&) override {}
    core::search::Found find(Tx&, const std::vector<std::string>&, const core::search::Wanted&) override { return {}; }
};

// This room amid those, and what both kinds of histories do with it.
class House : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(GetParam(),
                                                 std::vector<core::db::Migrations>{{"disposal", embedded::migrations}});
        for (const auto* table : {thing_table, forgotten_table}) tests::run_raw(place_->db(), table);
        blobs_ = core::blob::folder(place_->folder() / "blobs");
        parts_ = std::make_unique<Parts>(Parts{place_->db(), *blobs_, elsewhere_, clock_, core::Zone::wib, words_, NASKAH_FONTS,
                                               place_->folder() / "cache", "SETDA", "LUAR", "HK", "INSP", 0, offices_, shelves_,
                                               shelves_, shelves_, shelves_, post_, post_, post_, elsewhere_, elsewhere_, elsewhere_,
                                               elsewhere_});
        parts_->relations = &post_;
        parts_->receipts = [this] { return &receivers_; };
        desk_ = std::make_unique<Desk>(*parts_);
        running_ = std::make_unique<Running>(*parts_);
        shelves_.guard(*running_);
    }
    int any(int below) { return static_cast<int>(chance_() % static_cast<unsigned>(below)); }
    std::vector<int> some(int most) {
        std::vector<int> found;
        for (int at = 0; at < most; ++at)
            if (any(3) > 0) found.push_back(at);
        if (found.empty()) found.push_back(any(most));
        return found;
    }
    static bool done(const std::function<void()>& act) {
        try {
            act();
            return true;
        } catch (const std::exception&) {
            return false;
        }
    }
    void run(ProposalId id) {
        done([&] { running_->run(id); });
        // Other tests on the same server may be in the way for a while.
        for (int tries = 0; tries < 100 && !done([&] { running_->clean(id); }); ++tries) {
        }
    }

    core::SetClock clock_{core::Instant{1'795'000'000'000}};
    core::words::Words words_;
    Offices offices_;
    Shelves shelves_{offices_};
    Post post_;
    Elsewhere elsewhere_;
    Receivers receivers_;
    std::unique_ptr<tests::TestDb> place_;
    std::unique_ptr<core::blob::Store> blobs_;
    std::unique_ptr<Parts> parts_;
    std::unique_ptr<Desk> desk_;
    std::unique_ptr<Running> running_;
    std::mt19937 chance_{20261128};
};

}  // namespace disposal::town
