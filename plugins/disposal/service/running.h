// SPDX-License-Identifier: Apache-2.0
// The execution of a destruction by job: dossier after dossier, each in a unit of its own in which everything is asked
// anew. What is blocked stays and is told; a kill in between costs a unit, never half a dossier.
#pragma once

#include "disposal/service/parts.h"

namespace disposal {

class Running final : public archive::Guard {
  public:
    static constexpr std::string_view job = "disposal.run";
    static constexpr std::string_view retell_job = "disposal.retell";
    static constexpr std::string_view list_job = "disposal.list";

    explicit Running(Parts& parts) : parts_(parts) {}

    // Idempotent. Throws Error(unavailable) to be tried again.
    void run(ProposalId id);
    // What was transferred or handed over has its list as a paper.
    void keep_list(ProposalId id);
    // What was received before the archive was told by whom, or under which number: it lies with the records unit.
    void settle_keepers();
    // The act is signed: stubs, books and agendas name it.
    void retell(ProposalId id);

    // Papers of disposals are kept for ever: no dossier with one is destroyed (I10).
    archive::Obstacles against(core::db::Tx& tx, const core::Context& ctx, const std::vector<archive::Kept>& dossiers,
                               archive::Deed deed) override;

  private:
    std::optional<archive::Obstacle> blocked(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal,
                                             const Line& line);
    void destroy(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, const Line& line);
    void forget(core::db::Tx& tx, const core::Context& ctx, ProposalId id, const archive::KeptItem& item,
                std::string_view act);
    void forget_handed(core::db::Tx& tx, ProposalId id, const archive::KeptItem& item, std::string_view act);
    // Numbers given before the archive kept them.
    void tell_definitive();
    void one(ProposalId id, int number);
    void sweep(ProposalId id);
    void close(ProposalId id);
    Document made_list(ProposalId id);

    Parts& parts_;
};

}  // namespace disposal
