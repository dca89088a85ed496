// SPDX-License-Identifier: Apache-2.0
// The town of the model test with the dossiers of one history in it.
#pragma once

#include "disposal/tests/model_law.h"
#include "disposal/tests/model_town.h"

namespace disposal::town {

class DeskTown : public House {
  protected:
    archive::DossierId dossier(int at) { return numbered_id<archive::DossierId>(9, history_ * model::things + at); }
    void put_things() {
        place_->db().write([&](Tx& tx) {
            for (int at = 0; at < model::things; ++at)
                tx.exec("INSERT INTO town_thing (id, shut, over, burn, held, lent, broken, content, gone, process, process_of) "
                        "VALUES (?, 1, 1, 1, 0, 0, 0, 0, 0, '', '')",
                        {dossier(at).text()});
        });
    }

    std::string decided(ProposalId id) {
        return place_->db().read([&](Tx& tx) { return decided_of(parts_->proposals.lines(tx, id)); }).hex();
    }
    bool carry_out(const model::Folder& folder, const model::Press& press);

    int history_ = 0;
};

inline bool DeskTown::carry_out(const model::Folder& f, const model::Press& p) {
    const auto ctx = offices_.as(p.who, clock_);
    const std::string reason = p.reason ? "Sesuai hasil penilaian panitia." : "";
    return done([&] {
        if (p.what == "committee") {
            const int chair = 1, member = p.with == "same" ? 1 : 2, archivist = p.with == "proposer" ? 0 : 3;
            return desk_->seat(ctx, f.id,
                               {{Part::chair, seat(chair)}, {Part::unit, seat(member)}, {Part::archivist, seat(archivist)}});
        }
        if (p.what == "witnesses") {
            const int legal = p.with == "proposer" ? 0 : 5, audit = p.with == "same" ? 5 : 6;
            return desk_->seat(ctx, f.id, {{Part::legal_witness, seat(legal)}, {Part::audit_witness, seat(audit)}});
        }
        if (p.what == "file") {
            Filing filing;
            const bool is_act = p.with == "act" || p.with == "short act";
            const bool false_decree = p.with == "unsigned decree" || p.with == "minutes as decree";
            filing.kind = is_act ? Paper::act : false_decree ? Paper::decree : named(p.with, all_papers);
            filing.number = p.with == "act" ? "ba-lengkap" : is_act ? "ba-kurang" : p.with;
            post_.revoked = p.with == "revocation";   // the decree of this proposal alone
            const bool filed = done([&] { desk_->file(ctx, f.id, filing); });
            post_.revoked = false;
            if (!filed) throw Error(core::Code::conflict, "not filed");
            return;
        }
        if (p.what == "take off") return desk_->take_off(ctx, f.id, named(p.with, all_papers), reason);
        if (p.what == "assent") return desk_->assent(ctx, f.id, p.with == "stale" ? std::string(64, 'a') : decided(f.id));
        if (p.what == "decide" || p.what == "look" || p.what == "strike") {
            Deciding wish;
            for (const int line : p.lines) wish.lines.push_back(line + 1);
            if (p.what == "decide") wish.decision = named(p.with, all_decisions);
            if (p.what == "look") wish.found = named(p.with, all_found);
            if (p.what == "strike") wish.decision = Decision::struck;
            wish.reason = reason;
            return desk_->decide(ctx, f.id, wish);
        }
        Doing doing;
        doing.act = named(p.what, all_acts);
        doing.note = doing.method = doing.place = reason;
        desk_->act(ctx, f.id, doing);
    });
}

}  // namespace disposal::town
