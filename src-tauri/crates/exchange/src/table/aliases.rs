//! Names that columns have in real files, French and English, folded: no case, no accents, no punctuation.
//!
//! In each list the surer name comes first: where a table has two of them, the first gets the role.

use super::field::Field;
use crate::values::fold::fold;

/// Names that say the role whatever the cells hold, within reason.
fn sure(field: Field) -> &'static [&'static str] {
    match field {
        Field::Id => &[
            "id",
            "idstr",
            "commentid",
            "messageid",
            "reviewid",
            "tweetid",
            "postid",
            "statusid",
            "itemid",
            "verbatimid",
            "responseid",
            "idcommentaire",
            "idmessage",
            "idavis",
            "identifiant",
            "docid",
            "uid",
            "guid",
            "uuid",
        ],
        Field::Parent => &[
            "parentid",
            "parent",
            "inreplytoid",
            "inreplytostatusid",
            "inreplytostatusidstr",
            "inreplyto",
            "replytoid",
            "replyto",
            "replytomessageid",
            "replyid",
            "parentcommentid",
            "isreplytoid",
            "isreplyto",
            "repliedtopost",
            "reponsea",
            "idparent",
            "enreponsea",
        ],
        Field::Thread => &[
            "threadid",
            "thread",
            "conversationid",
            "conversation",
            "discussionid",
            "discussion",
            "topicid",
            "fil",
            "filid",
            "idfil",
            "linkid",
            "idconversation",
            "iddiscussion",
        ],
        Field::Account => &[
            "author",
            "auteur",
            "autrice",
            "auteurice",
            "username",
            "user",
            "screenname",
            "pseudo",
            "pseudonyme",
            "authorname",
            "authorusername",
            "authorid",
            "authorchannelid",
            "handle",
            "account",
            "accountname",
            "compte",
            "userid",
            "accountid",
            "utilisateur",
            "nomutilisateur",
            "nickname",
            "reviewer",
            "reviewername",
            "reviewerid",
            "from",
            "fromid",
            "sender",
            "sendername",
            "expediteur",
            "membre",
            "member",
            "poster",
            "commenter",
            "commentauthor",
            "postedby",
            "authordisplayname",
            "idauteur",
        ],
        Field::Person => &["person", "personne", "personid", "idpersonne"],
        Field::Role => &["role", "authorrole", "roleauteur", "speakerrole", "typeauteur", "authortype"],
        Field::Space => &["space", "espace", "spacetype", "typeespace", "typedespace", "sourcetype", "canal", "channel", "media", "source"],
        Field::Venue => &[
            "venue",
            "site",
            "siteweb",
            "website",
            "forum",
            "subreddit",
            "lieu",
            "plateforme",
            "platform",
            "boutique",
            "shop",
            "enseigne",
            "groupname",
            "pagename",
            "group",
            "groupe",
            "community",
            "communaute",
            "domain",
            "domaine",
            "chaine",
            "channelname",
            "chat",
            "blog",
            "source",
        ],
        Field::Posted => &[
            "postedat",
            "posted",
            "createdat",
            "unixtimestamp",
            "createdutc",
            "publishedat",
            "published",
            "publicationdate",
            "datepublication",
            "datedepublication",
            "datepublished",
            "postdate",
            "reviewdate",
            "commentdate",
            "datecreated",
            "creationdate",
            "datecreation",
            "datedecreation",
            "date",
            "datetime",
            "dateheure",
            "timestamp",
            "horodateur",
            "horodatage",
            "createdtime",
            "postcreated",
            "submittedat",
            "submissiondate",
            "submitdate",
            "recordeddate",
            "enddate",
            "startdate",
            "datepost",
            "dateavis",
            "datecommentaire",
            "dateenvoi",
            "sentat",
            "dateutc",
        ],
        Field::Lang => &[
            "lang",
            "language",
            "langue",
            "languagecode",
            "langcode",
            "langid",
            "languageguess",
            "userlanguage",
            "reviewerlanguage",
            "startlanguage",
        ],
        Field::Title => &["title", "titre", "reviewtitle", "posttitle", "titreavis", "titredelavis", "headline", "reviewheadline"],
        Field::Url => &[
            "url",
            "permalink",
            "link",
            "lien",
            "uri",
            "posturl",
            "commenturl",
            "reviewlink",
            "reviewurl",
            "tweeturl",
            "messageurl",
            "weburl",
            "webpageurl",
            "adresseweb",
            "href",
        ],
        Field::Rating => &[
            "rating",
            "starrating",
            "reviewrating",
            "overallrating",
            "ratingvalue",
            "note",
            "noteglobale",
            "notesur5",
            "stars",
            "etoiles",
            "nbetoiles",
            "nombredetoiles",
        ],
        Field::Text => &[
            "fulltext",
            "text",
            "texte",
            "body",
            "content",
            "contenu",
            "reviewtext",
            "reviewbody",
            "textereview",
            "texteavis",
            "commenttext",
            "commentbody",
            "selftext",
            "textcontent",
            "tweet",
            "tweettext",
            "message",
            "messagetext",
            "verbatim",
            "verbatims",
            "comment",
            "commentaire",
            "review",
            "avis",
            "commentaires",
            "comments",
            "reponse",
            "answer",
            "reply",
            "response",
            "post",
            "caption",
            "corps",
            "hitsentence",
            "snippet",
            "opinion",
            "temoignage",
            "feedback",
            "sentence",
            "phrase",
            "fragment",
            "fragments",
            "quote",
            "quotation",
            "citation",
            "extrait",
            "segment",
        ],
        _ => &[],
    }
}

/// Names that say the role only when the cells agree closely.
fn likely(field: Field) -> &'static [&'static str] {
    match field {
        Field::Id => &[
            "respondentid",
            "respondent",
            "repondant",
            "idrepondant",
            "number",
            "numero",
            "num",
            "no",
            "n",
            "key",
            "cle",
            "ref",
            "reference",
            "guid",
            "fragid",
            "fragmentid",
        ],
        Field::Posted => &[
            "at",
            "time",
            "when",
            "day",
            "jour",
            "month",
            "mois",
            "year",
            "annee",
            "heure",
            "added",
            "updated",
            "creationdatetime",
            "starttime",
            "endtime",
            "d",
        ],
        Field::Title => &["subject", "sujet", "objet", "summary", "resume", "openingtext"],
        Field::Thread => &["postid", "videoid", "submissionid", "ticketid", "storyid", "articleid"],
        Field::Account => &["by", "par", "name", "nom"],
        Field::Rating => &["score", "overall"],
        Field::Text => &[
            "description",
            "desc",
            "notes",
            "note",
            "texts",
            "question",
            "summary",
            "resume",
            "value",
            "valeur",
            "details",
            "detail",
            "abstract",
            "story",
            "remarques",
            "remarque",
        ],
        _ => &[],
    }
}

/// How well a name says a field: its place among the names of the field, and whether it is a sure one. Smaller is better.
pub fn rank(parts: &[String], field: Field) -> Option<(usize, bool)> {
    parts
        .iter()
        .filter_map(|part| {
            let name = fold(part);
            let of = |names: &[&str]| names.iter().position(|known| *known == name);
            of(sure(field)).map(|place| (place, true)).or_else(|| of(likely(field)).map(|place| (place + 1000, false)))
        })
        .min()
}

/// Whether a cell is a name that a header would have.
pub fn is_known(cell: &str) -> bool {
    let name = fold(cell);
    !name.is_empty()
        && Field::ALL
            .iter()
            .any(|field| sure(*field).contains(&name.as_str()) || (name.len() > 2 && likely(*field).contains(&name.as_str())))
}

/// Whether a name is French, which tells that dates put the day first.
pub fn is_french(cell: &str) -> bool {
    if cell.contains(['é', 'è', 'ê', 'à', 'ç', 'É', 'œ']) {
        return true;
    }
    matches!(
        fold(cell).as_str(),
        "texte"
            | "commentaire"
            | "commentaires"
            | "auteur"
            | "autrice"
            | "avis"
            | "titre"
            | "langue"
            | "horodateur"
            | "reponse"
            | "note"
            | "lieu"
            | "lien"
            | "pseudo"
            | "contenu"
            | "identifiant"
            | "utilisateur"
            | "enseigne"
            | "jour"
            | "mois"
            | "annee"
    )
}
