// SPDX-License-Identifier: Apache-2.0
// What a berita acara tells, kept by its digest with the draft begun here and with what was filed: the list of what goes,
// and what was found otherwise. Nothing else is done on it (I16).
#pragma once

#include "disposal/service/parts.h"

namespace disposal {

// The lines an act has something to say of besides its list: found otherwise, not there, given back, or kept back.
std::vector<Line> remarked(const Proposal& proposal, const std::vector<Line>& lines);
ActList act_list(const Proposal& proposal, const std::vector<Line>& lines);
// How an act is known: by its letter, or by its file.
std::string act_key(const Document& act);
// Why that letter or file is the act of another list than this; nothing: it is this one's, or nothing is known of it.
std::optional<archive::Obstacle> of_another_list(core::db::Tx& tx, Parts& parts, const Proposal& proposal,
                                                 const std::vector<Line>& lines, std::string_view act);
// Of the act among these papers.
std::optional<archive::Obstacle> of_another_list(core::db::Tx& tx, Parts& parts, const Proposal& proposal,
                                                 const std::vector<Line>& lines, const std::vector<Document>& papers);
// Throws Error(conflict) for the act of another list; else it tells this one from now on.
void keep_act_list(core::db::Tx& tx, Parts& parts, const Proposal& proposal, std::string_view act);

}  // namespace disposal
