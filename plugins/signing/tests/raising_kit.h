// SPDX-License-Identifier: Apache-2.0
// A desk whose sealed files are raised by job, and what others signed is judged, for tests over both databases.
#pragma once

#include "core/pdf/write.h"
#include "signing/check/report.h"
#include "signing/pades/extend.h"
#include "signing/seal/local.h"
#include "signing/service/foreign.h"
#include "signing/service/pki.h"
#include "signing/service/raising.h"
#include "signing/service/revocation.h"
#include "signing/store/level_store.h"
#include "signing/tests/desk_kit.h"
#include "signing/tests/long_term.h"

namespace signing {

// Stands where the judge of files from outside does.
class OutsideJudge final : public Validator {
  public:
    explicit OutsideJudge(Validator& judge) : judge_(judge) {}
    Verdict check(core::ByteView pdf, core::Instant now) override {
        if (busy) throw Error(core::Code::unavailable, "signing.error.judges_busy");
        ++asked;
        auto verdict = judge_.check(pdf, now);
        if (mute)
            verdict.report = check::to_json(check::unreadable(check::Indication::indeterminate, "signing.verdict.too_complex"));
        return verdict;
    }
    bool busy = false, mute = false;   // mute: it gave up
    int asked = 0;

  private:
    Validator& judge_;
};

class RaisedFile : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        keys->create_authority("Pemerintah Kota Contoh");
        keys->enrol(as("KADIS").actor.person, "Nama KADIS", "Pemerintah Kota Contoh", core::Secret(std::string("kunci")));
        pki = std::make_unique<Pki>(place->db(), clock, *keys);
        outside = std::make_unique<OutsideJudge>(*inspect);
        raising = std::make_unique<Raising>(
            place->db(), *blobs, clock, subjects, *keys, *inspect, *outside, Level::lt,
            [this]() -> std::unique_ptr<pades::EvidenceSource> {
                if (away) return std::make_unique<pades::NoEvidence>();
                return revocation_sources(pki->local(), "");
            });
        foreign = std::make_unique<Foreign>(place->db(), *blobs, clock, *outside, *raising);
        handlers.on(std::string(Foreign::job), [this](const core::jobs::Job& job) { foreign->judge(job); });
        events.on<Sealed>("test.level", [this](const Sealed& event) { raising->begin(event); });
        handlers.on(std::string(Raising::job), [this](const core::jobs::Job& job) { raising->raise(job); });
        core::pdf::Document text;
        text.push_back(core::pdf::Paragraph{.runs = {{"Nota dinas tentang jadwal piket.", {}}}});
        memo.paper.bytes = blobs->put(core::pdf::write(text, {}, NASKAH_FONTS).bytes);
        memo.paper.places = {{0, 320, 400, 200, 54}};
        memo.paper.reason = "Menandatangani memo";
        place->db().write([&](Tx& tx) {
            desk->open(tx, as("STAF"), subject, memo.now, {{StepKind::signature, seats.id("KADIS"), 1}});
        });
    }
    void sign() {
        desk->sign(as("KADIS"), subject, core::Secret(std::string("kunci")));
        work();
    }
    void work() { core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); }
    core::Digest sealed() { return view().round.sealed.value(); }
    Standing stands() {
        const auto seal = sealed();
        return place->db().read([&](Tx& tx) { return raising->standing(tx, seal); }).value();
    }
    void want(Level level) {
        const auto seal = sealed();
        place->db().write([&](Tx& tx) { raising->want(tx, clock.now(), seal, level); });
        work();
    }
    bool begins(const core::Digest& longer, const core::Digest& shorter) {
        const auto whole = blobs->get(longer), start = blobs->get(shorter);
        return whole.size() > start.size() && std::equal(start.begin(), start.end(), whole.begin());
    }

    // As it comes from outside: signed under an authority known here (or a bank's), at B-B, by nobody of this desk.
    core::Bytes by_others(bool known = true) {
        core::pdf::Document text;
        text.push_back(core::pdf::Paragraph{.runs = {{"Surat edaran kementerian.", {}}}});
        const core::Secret secret(std::string("kunci"));
        const core::pki::Window window{clock.now() - std::chrono::hours(24), clock.now() + std::chrono::hours(24 * 365)};
        const auto bank = core::pki::Authority::root({"PSrE Contoh", ""}, window, core::pki::KeyKind::ec_p256)
                              .person({"Direktur Bank Contoh", "PT Bank Contoh"}, window, core::pki::KeyKind::ec_p256);
        seal::Local local(known ? keys->key_of(as("KADIS").actor.person) : bank.pkcs12(secret));
        pades::Placement placement;
        placement.at = clock.now();
        pades::NoTimestamps nobody;
        return pades::sign(core::pdf::write(text, {}, NASKAH_FONTS).bytes, {placement, {}, clock.now(), false}, local, secret, nobody);
    }
    core::Digest comes(const core::Bytes& file) {
        const auto bytes = blobs->put(file);
        place->db().write([&](Tx& tx) { foreign->came(tx, clock.now(), bytes, "incoming:1"); });
        work();
        return bytes;
    }
    std::optional<ForeignReport> report(const core::Digest& bytes) {
        return place->db().read([&](Tx& tx) { return foreign->report(tx, bytes); });
    }
    std::optional<Standing> stands(const core::Digest& bytes) {
        return place->db().read([&](Tx& tx) { return raising->standing(tx, bytes); });
    }
    bool away = false;   // nobody tells of revocation
    std::unique_ptr<Pki> pki;
    std::unique_ptr<OutsideJudge> outside;
    std::unique_ptr<Raising> raising;
    std::unique_ptr<Foreign> foreign;
};

}  // namespace signing
