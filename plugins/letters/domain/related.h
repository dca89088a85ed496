// SPDX-License-Identifier: Apache-2.0
// What stands in a new letter that relates to another before anybody has typed: its kind, subject,
// addressees and the sentence that names the other.
#pragma once

#include "letters/domain/content.h"
#include "letters/relations.h"

namespace letters {

// "Surat Undangan Sekretariat Daerah Nomor 000.1.5/12/SETDA tanggal 23 November 2026 hal Rapat koordinasi".
std::string citation(const About& about);
// "Ralat atas Surat Undangan Nomor 000.1.5/12/SETDA tanggal 23 November 2026"; "Tanggapan atas ...".
std::string subject_for(Relation how, const About& about);
// The code of the kind to write it in. `older`: the kind of the letter it is about, none for what came
// from outside. What rules, decides or assigns is ended by its like.
std::string kind_for(Relation how, const style::Kind* older);

// Fills a blank letter of `kind`. `older`: the letter it is about, with its parts in the edition of `kind`
// when it is of the same; corrections and amendments start from its text.
void prefill(Content& content, const style::Kind& kind, Relation how, const About& about, const Content* older);

// Who is sent, as printed.
struct Assignee {
    std::string name, rank, nip, position;
};
// Fills a blank surat tugas: the invitation as its basis, who goes, where and when.
void prefill_assignment(Content& content, const style::Kind& kind, const About& basis, const Event& event,
                        const Assignee& who);

}  // namespace letters
