// SPDX-License-Identifier: Apache-2.0
// How it stands with the files of the house and of a dossier, and the proof of a letter beside it.
#pragma once

#include "core/page/page.h"
#include "integrity/service/heads.h"
#include "integrity/service/proofs.h"
#include "integrity/service/standings.h"
#include "integrity/service/watch.h"

namespace integrity::web {

class Pages {
  public:
    Pages(Watch& watch, Trees& trees, Heads& heads, Proofs& proofs, FilesOfDossiers& dossiers,
          const core::page::Book& book, const core::words::Words& words)
        : watch_(watch), trees_(trees), heads_(heads), proofs_(proofs), dossiers_(dossiers), book_(book), words_(words) {}

    core::http::Response overview(const core::Context& ctx, core::http::Request& request);
    // Throws Error(not_found).
    core::http::Response proof(const core::Context& ctx, core::http::Request& request);
    core::http::Response file(const core::Context& ctx, core::http::Request& request);
    // For archive.aside: how its files stand; "" of one without any.
    std::string of_dossier(const core::Context& ctx, const core::http::Request& request, std::string_view subject);
    // For letters.aside and incoming.aside; "" without a proof.
    std::string panel(const core::Context& ctx, const core::http::Request& request, std::string_view subject);

  private:
    Watch& watch_;
    Trees& trees_;
    Heads& heads_;
    Proofs& proofs_;
    FilesOfDossiers& dossiers_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace integrity::web
