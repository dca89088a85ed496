// SPDX-License-Identifier: Apache-2.0
// What the room's pages, API and jobs stand on: its services over those of the rooms around it.
#pragma once

#include "core/plugin/plugin.h"

#include "archive/api/archive_api.h"
#include "archive/api/filing_api.h"
#include "archive/api/kept_api.h"
#include "archive/service/arriving.h"
#include "archive/service/lowerings.h"
#include "archive/service/marks.h"
#include "archive/service/reading.h"
#include "archive/service/reminders.h"
#include "archive/service/result_forms.h"
#include "archive/service/rises.h"
#include "archive/service/rules.h"
#include "archive/service/undecided.h"
#include "archive/web/backlog_page.h"
#include "archive/web/care_pages.h"
#include "archive/web/event_pages.h"
#include "archive/web/kept_pages.h"
#include "archive/web/list_pages.h"
#include "archive/web/lowering_pages.h"
#include "archive/web/move_pages.h"
#include "archive/web/open_page.h"
#include "archive/web/pages.h"
#include "archive/web/pending_pages.h"
#include "archive/web/person_pages.h"
#include "archive/web/reminder_panel.h"
#include "archive/web/reopening_pages.h"
#include "archive/web/rise_pages.h"
#include "intake/text_reader.h"

namespace archive {

inline Policy policy(const core::conf::Settings& settings) {
    Policy policy;
    policy.year_end = settings.flag("archive.year_end");
    policy.leap_to_march = settings.flag("archive.leap_to_march");
    policy.by_inactive = settings.text("archive.approval_by") == "inactive";
    policy.national = settings.flag("archive.national_agency");
    return policy;
}

struct Room {
    Room(core::House& house, core::Runtime& run)
        : subjects(run.need<directory::Directory>(), run.need<directory::Endings>(), run.need<letters::Letters>(),
                   run.need<letters::Relations>(), [&run] { return run.maybe<incoming::Inbox>(); },
                   run.need<classification::RecordsOffice>()),
          cabinet(house.db, house.events, house.search, run.need<classification::Instruments>(), subjects,
                  run.need<signing::Levels>(), policy(house.settings)),
          rules(cabinet, subjects), filing(cabinet, run.need<core::batch::Batches>()),
          events(house.db, cabinet, subjects, run.need<classification::TriggerBook>()),
          marks(house.db, cabinet, subjects, run.need<notify::Notices>()), undecided(run.need<classification::Instruments>()),
          lowering_notices(cabinet, run.need<notify::Notices>()),
          reminders(house.db, subjects, run.need<notify::Notices>(), house.words,
                    static_cast<int>(house.settings.integer("archive.appraisal_months"))),
          lists(house.db, cabinet, subjects, house.public_url, [&run] { return run.maybe<Digitised>(); }),
          kept(house.db, lists, cabinet, subjects, run.need<letters::Drafts>(), house.words), result_forms(lists, cabinet, house.words),
          changes(house.db, cabinet, subjects, run.need<classification::Drafts>()),
          rises(house.db, cabinet, subjects, run.need<classification::Drafts>()),
          backlog(house.db, cabinet, run.need<classification::Instruments>(), [&run] { return run.maybe<ToldPlaces>(); }),
          reading(house.db, house.blobs, cabinet, [&run] { return run.maybe<intake::TextReader>(); }),
          arriving(cabinet, reading, run.need<classification::Instruments>(), &run.need<classification::Drafts>()), blobs(house.blobs),
          pages(cabinet, house.pages, house.words, [&run] { return run.maybe<FileStandings>(); }),
          pending_pages(cabinet, filing, house.pages, house.words), event_pages(events, house.pages, house.words),
          person_pages(cabinet, events, house.pages, house.words),
          care_pages(cabinet, house.pages, house.words), move_pages(cabinet, house.pages, house.words),
          lowering_pages(cabinet, house.pages, house.words), reopening_pages(cabinet, house.pages, house.words),
          list_pages(lists, changes, house.pages, house.words, std::filesystem::path(house.share) / "fonts"),
          kept_pages(kept, list_pages, house.pages, house.words, std::filesystem::path(house.share) / "fonts"),
          backlog_page(backlog, house.pages, house.words), reminder_panel(reminders, house.pages, house.words),
          rise_pages(rises, house.pages, house.words), open_page(cabinet, house.pages, house.words),
          api(cabinet, events, lists, changes, backlog, reminders, house.words), kept_api(kept), filing_api(cabinet, filing) {}

    Subjects subjects;
    Cabinet cabinet;
    Rules rules;
    Filing filing;
    Events events;
    Marks marks;
    UndecidedRules undecided;
    LoweringNotices lowering_notices;
    Reminders reminders;
    Lists lists;
    KeptLists kept;
    ResultForms result_forms;
    Changes changes;
    Rises rises;
    Backlog backlog;
    Reading reading;
    Arriving arriving;
    core::blob::Store& blobs;
    web::Pages pages;
    web::PendingPages pending_pages;
    web::EventPages event_pages;
    web::PersonPages person_pages;
    web::CarePages care_pages;
    web::MovePages move_pages;
    web::LoweringPages lowering_pages;
    web::ReopeningPages reopening_pages;
    web::ListPages list_pages;
    web::KeptPages kept_pages;
    web::BacklogPage backlog_page;
    web::ReminderPanel reminder_panel;
    web::RisePages rise_pages;
    web::OpenPage open_page;
    api::ArchiveApi api;
    api::KeptApi kept_api;
    api::FilingApi filing_api;
};

}  // namespace archive
