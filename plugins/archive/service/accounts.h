// SPDX-License-Identifier: Apache-2.0
// What another house tells of a dossier beside its items, read into what this archive knows of its own.
#pragma once

#include "archive/appraising.h"
#include "archive/arrivals.h"
#include "archive/domain/event.h"
#include "archive/domain/mark.h"
#include "archive/dossier_account.h"

namespace archive {

// What of it no archive could have told, each under "account".
std::vector<core::Fault> faults_of(const Arrived& arrived, core::Date today);
// Of a word nobody knows: none.
std::optional<Judgement> judgement_in(const Account::Judgement& told);
Mark mark_in(const Account::Mark& told);
Event event_in(const Account::Event& told);
Exception exception_in(const Account::Exception& told);

}  // namespace archive
