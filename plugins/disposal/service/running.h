// SPDX-License-Identifier: Apache-2.0
// The execution of a destruction, or of the removal of copies after a handover, by job: dossier after dossier, each in a
// unit of its own in which everything is asked anew. What is blocked stays and is told; a kill in between costs a unit,
// never half a dossier.
#pragma once

#include "core/jobs/jobs.h"
#include "disposal/service/parts.h"

namespace disposal {

class Running final : public archive::Guard {
  public:
    static constexpr std::string_view job = "disposal.run";
    static constexpr std::string_view clean_job = "disposal.clean";
    static constexpr std::string_view retell_job = "disposal.retell";
    static constexpr std::string_view list_job = "disposal.list";

    explicit Running(Parts& parts) : parts_(parts) {}

    // These two, one after the other, are idempotent. run: every line, and what others made of its letters.
    void run(ProposalId id);
    // The files, and what is left in those of the database; then the destruction is carried out. Throws core::jobs::Later
    // while somebody brings one of the files, or looks at the database as it was.
    void clean(ProposalId id);
    static std::string key(std::string_view kind, ProposalId id);
    static std::optional<core::jobs::Hindered> hindered(core::db::Tx& tx, ProposalId id);
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
    // What it rests on and is not there: a paper, or the handover a removal follows.
    std::optional<archive::Obstacle> unsupported(core::db::Tx& tx, const Proposal& proposal, const Line& line);
    struct ActText {               // as trails and books tell it of a letter, and stubs of the dossier
        std::string of_letter, of_dossier;
    };
    ActText act_text(core::db::Tx& tx, const Proposal& proposal, archive::DossierId dossier);
    void destroy(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, const Line& line);
    void forget(core::db::Tx& tx, const core::Context& ctx, ProposalId id, const archive::KeptItem& item,
                std::string_view act);
    bool lives(core::db::Tx& tx, const core::Digest& sealed, std::size_t here);
    void forget_handed(core::db::Tx& tx, ProposalId id, const archive::KeptItem& item, std::size_t here,
                       std::string_view act);
    // Numbers given before the archive kept them.
    void tell_definitive();
    void one(ProposalId id, int number);
    // False when one was brought again so lately that who did may still need it.
    bool remove_files(ProposalId id);
    void close(ProposalId id);
    Document made_list(ProposalId id);

    Parts& parts_;
};

}  // namespace disposal
